//! A guide as its text and its fenced blocks.

/// A page, cut where its fenced blocks begin and end.
pub struct Page {
    pub pieces: Vec<Piece>,
}

/// A piece of a page.
pub enum Piece {
    /// Prose, with its line endings.
    Prose(String),
    /// A fenced block.
    Block(Block),
}

/// A fenced block: what is behind its fence, and its lines.
#[derive(Clone)]
pub struct Block {
    pub info: String,
    /// The line of the fence, from 1.
    pub line: usize,
    /// The text, without a line ending behind the last line.
    pub text: String,
}

impl Page {
    /// Cuts a text at its fences.
    pub fn read(text: &str) -> Self {
        let mut pieces = Vec::new();
        let mut prose = String::new();
        let mut lines = text.lines().enumerate();
        while let Some((at, line)) = lines.next() {
            let Some(info) = line.strip_prefix("```") else {
                prose = prose + line + "\n";
                continue;
            };
            let inside: Vec<&str> = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```").collect();
            pieces.push(Piece::Prose(std::mem::take(&mut prose)));
            pieces.push(Piece::Block(Block { info: info.to_owned(), line: at + 1, text: inside.join("\n") }));
        }
        pieces.push(Piece::Prose(prose));
        Page { pieces }
    }

    /// Writes the page as it was read, with the blocks as they are now.
    pub fn write(&self) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Prose(text) => text.clone(),
            Piece::Block(block) => format!("```{}\n{}\n```\n", block.info, block.text),
        };
        self.pieces.iter().map(piece).collect()
    }

    /// Returns the blocks, to be read or written anew.
    pub fn blocks(&mut self) -> impl Iterator<Item = &mut Block> {
        self.pieces.iter_mut().filter_map(|piece| match piece {
            Piece::Block(block) => Some(block),
            Piece::Prose(_) => None,
        })
    }

    /// Returns what stands in code spans in the prose, a table's `\|` as the `|` that is meant.
    pub fn spans(&self) -> Vec<String> {
        let prose = self.pieces.iter().filter_map(|piece| match piece {
            Piece::Prose(text) => Some(text.as_str()),
            Piece::Block(_) => None,
        });
        let spans = prose.flat_map(str::lines).flat_map(|line| line.split('`').skip(1).step_by(2));
        spans.map(|span| span.replace("\\|", "|")).collect()
    }
}

impl Block {
    /// Returns the words behind the fence; what stands in quotes is one word and keeps its quote in front.
    pub fn words(&self) -> Vec<String> {
        let mut words = Vec::new();
        for (at, part) in self.info.split('"').enumerate() {
            match at % 2 {
                0 => words.extend(part.split_whitespace().map(str::to_owned)),
                _ => words.push(format!("\"{part}")),
            }
        }
        words
    }

    /// Returns the value of a word `key=value` behind the fence.
    pub fn value(&self, key: &str) -> Option<String> {
        let words = self.words();
        words.iter().find_map(|word| Some(word.strip_prefix(key)?.strip_prefix('=')?.to_owned()))
    }

    /// Tells whether a word stands behind the fence.
    pub fn has(&self, word: &str) -> bool {
        self.words().iter().any(|other| other == word)
    }

    /// Cuts a session into commands, each with what it printed.
    pub fn session(&self) -> Vec<(String, String)> {
        let mut session: Vec<(String, String)> = Vec::new();
        for line in self.text.lines() {
            match (line.strip_prefix("$ "), session.last_mut()) {
                (Some(command), _) => session.push((command.to_owned(), String::new())),
                (None, Some((_, printed))) => *printed = format!("{printed}{line}\n"),
                (None, None) => panic!("line {}: a session begins with a command", self.line),
            }
        }
        session.iter_mut().for_each(|(_, printed)| *printed = printed.trim_end().to_owned());
        session
    }
}
