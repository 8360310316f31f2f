//! The tokens of the text room as the search engine takes them.

use super::schema::{KEY_END, KEYED_WORDS, WORDS};
use crate::text::{Tokens, tokens};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer, TokenizerManager};

/// The position of the first token of each text: texts of one field must stand further apart than a phrase can reach over a jump.
const FIRST: usize = 8;

/// Returns the tokenizers that the schema names.
pub(super) fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(WORDS, Words { keyed: false });
    manager.register(KEYED_WORDS, Words { keyed: true });
    manager
}

/// Cuts a text into its tokens; a keyed one puts the key before each.
#[derive(Clone)]
struct Words {
    keyed: bool,
}

struct Stream<'a> {
    key: &'a str,
    tokens: Tokens<'a>,
    token: Token,
}

impl Tokenizer for Words {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        let key = match text.find(KEY_END) {
            Some(end) if self.keyed => &text[..end + KEY_END.len_utf8()],
            _ => "",
        };
        Stream { key, tokens: tokens(&text[key.len()..]), token: Token::default() }
    }
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        let Some(token) = self.tokens.next() else { return false };
        self.token.text.clear();
        self.token.text.push_str(self.key);
        self.token.text.push_str(&token.text);
        self.token.position = FIRST + token.position;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
