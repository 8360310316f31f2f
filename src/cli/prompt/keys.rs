//! Keys, as far as the widgets know them.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// A key that was pressed, or a text that was pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    /// A character.
    Char(char),
    /// Several at once.
    Paste(String),
    /// Enter.
    Enter,
    /// Tab.
    Tab,
    /// Esc or Shift-Tab: one question back.
    Back,
    /// Ctrl-C, or Ctrl-D where nothing is typed.
    Quit,
    /// Ctrl-D: leaves, or deletes the character under the cursor.
    EndOrDelete,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// One character to the left.
    Left,
    /// One character to the right.
    Right,
    /// One word to the left.
    WordLeft,
    /// One word to the right.
    WordRight,
    /// To the beginning.
    Home,
    /// To the end.
    End,
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// Deletes the word before the cursor.
    DeleteWord,
    /// Deletes all before the cursor.
    DeleteToStart,
    /// Deletes all behind the cursor.
    DeleteToEnd,
    /// The terminal has another size; nothing was pressed.
    Redraw,
}

impl Key {
    /// Reads an event of the terminal; `None` for what is no matter here.
    pub fn of(event: Event) -> Option<Key> {
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => Key::of_press(key),
            Event::Paste(text) => Some(Key::Paste(text)),
            Event::Resize(..) => Some(Key::Redraw),
            _ => None,
        }
    }

    fn of_press(key: KeyEvent) -> Option<Key> {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        Some(match key.code {
            KeyCode::Char(c) if control => return Key::of_control(c.to_ascii_lowercase()),
            KeyCode::Char('b') if alt => Key::WordLeft,
            KeyCode::Char('f') if alt => Key::WordRight,
            KeyCode::Char(c) if !alt => Key::Char(c),
            KeyCode::Enter => Key::Enter,
            KeyCode::Tab => Key::Tab,
            KeyCode::BackTab | KeyCode::Esc => Key::Back,
            KeyCode::Backspace if control || alt => Key::DeleteWord,
            KeyCode::Backspace => Key::Backspace,
            KeyCode::Delete => Key::Delete,
            KeyCode::Left if control || alt => Key::WordLeft,
            KeyCode::Right if control || alt => Key::WordRight,
            KeyCode::Left => Key::Left,
            KeyCode::Right => Key::Right,
            KeyCode::Home => Key::Home,
            KeyCode::End => Key::End,
            KeyCode::Up => Key::Up,
            KeyCode::Down => Key::Down,
            KeyCode::PageUp => Key::PageUp,
            KeyCode::PageDown => Key::PageDown,
            _ => return None,
        })
    }

    /// Reads the keys of readline and the shells.
    fn of_control(c: char) -> Option<Key> {
        Some(match c {
            'c' => Key::Quit,
            'd' => Key::EndOrDelete,
            'a' => Key::Home,
            'e' => Key::End,
            'b' => Key::Left,
            'f' => Key::Right,
            'n' => Key::Down,
            'p' => Key::Up,
            'h' => Key::Backspace,
            'w' => Key::DeleteWord,
            'u' => Key::DeleteToStart,
            'k' => Key::DeleteToEnd,
            'j' | 'm' => Key::Enter,
            'i' => Key::Tab,
            _ => return None,
        })
    }
}
