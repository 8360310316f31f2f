//! A file seen through windows: a pack can be larger than memory, and mapping it would be no safe call.

use super::recent::Recent;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::sync::Arc;

/// How many bytes are read at once.
const WINDOW: u64 = 1 << 16;

/// A file of which the places looked at last are in memory.
pub(super) struct Windows {
    file: File,
    length: u64,
    windows: Recent<u64, Arc<[u8]>>,
    current: (u64, Arc<[u8]>),
    joined: Vec<u8>,
}

impl Windows {
    /// Begins with nothing of it in memory, and keeps so many bytes of it.
    pub(super) fn of(file: File, most: usize) -> io::Result<Self> {
        let length = file.metadata()?.len();
        let windows = Recent::new(most);
        Ok(Windows { file, length, windows, current: (u64::MAX, Arc::from([])), joined: Vec::new() })
    }

    /// Returns so many bytes from a place on, fewer where the file ends; `None` where it has ended, or cannot be read.
    pub(super) fn bytes(&mut self, at: u64, count: usize) -> Option<&[u8]> {
        let end = at.checked_add(count as u64)?.min(self.length);
        let (number, from) = (at / WINDOW, usize::try_from(at % WINDOW).ok()?);
        let count = usize::try_from(end.checked_sub(at).filter(|count| *count > 0)?).ok()?;
        if (end - 1) / WINDOW == number {
            return self.window(number)?.get(from..from + count);
        }
        self.joined.clear();
        let mut joined = std::mem::take(&mut self.joined);
        for number in number..=(end - 1) / WINDOW {
            let skipped = if joined.is_empty() { from } else { 0 };
            joined.extend_from_slice(self.window(number)?.get(skipped..)?);
        }
        self.joined = joined;
        self.joined.get(..count)
    }

    fn window(&mut self, number: u64) -> Option<&[u8]> {
        if self.current.0 != number {
            let window = match self.windows.get(&number) {
                Some(window) => Arc::clone(window),
                None => self.read(number).ok()?,
            };
            self.current = (number, window);
        }
        Some(&self.current.1)
    }

    fn read(&mut self, number: u64) -> io::Result<Arc<[u8]>> {
        let mut bytes = Vec::with_capacity(WINDOW as usize);
        self.file.seek(SeekFrom::Start(number * WINDOW))?;
        (&mut self.file).take(WINDOW).read_to_end(&mut bytes)?;
        let window: Arc<[u8]> = Arc::from(bytes);
        self.windows.put(number, Arc::clone(&window), window.len());
        Ok(window)
    }
}
