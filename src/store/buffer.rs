//! Bytes of a large file, in memory that is ready to be used.
//!
//! A system hands out memory page by page, at the first touch of each, and on many machines that takes longer than to read a page's worth of a
//! file. Here all pages are asked for at once.

use memmap2::{MmapMut, MmapOptions};
use std::alloc::{Layout, handle_alloc_error};
use std::io::{self, Read};
use std::ops::{Deref, DerefMut, Range};

/// Bytes that can be edited in place.
#[derive(Debug)]
pub(super) struct Buffer {
    memory: MmapMut,
    len: usize,
}

impl Buffer {
    /// Makes an empty one with room for so many bytes.
    pub(super) fn with_room(room: usize) -> Buffer {
        match MmapOptions::new().len(room.max(1)).populate().map_anon() {
            Ok(memory) => Buffer { memory, len: 0 },
            // What a vector does when memory is short.
            Err(_) => handle_alloc_error(Layout::new::<Buffer>()),
        }
    }

    /// Reads all that a reader gives, where about `expected` bytes are to come, and keeps room for as many more as an edit may add.
    pub(super) fn read(mut from: impl Read, expected: usize, room: usize) -> io::Result<Buffer> {
        let mut buffer = Buffer::with_room(expected + room);
        loop {
            if buffer.len == buffer.memory.len() {
                buffer.make_room(room);
            }
            let len = buffer.len;
            match from.read(&mut buffer.memory[len..]) {
                Ok(0) => return Ok(buffer),
                Ok(read) => buffer.len += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Cuts off what stands behind a length.
    pub(super) fn truncate(&mut self, len: usize) {
        self.len = self.len.min(len);
    }

    /// Appends bytes.
    pub(super) fn extend_from_slice(&mut self, bytes: &[u8]) {
        self.splice(self.len..self.len, bytes);
    }

    /// Puts bytes in the place of others; what follows moves.
    pub(super) fn splice(&mut self, range: Range<usize>, bytes: &[u8]) {
        let len = self.len - range.len() + bytes.len();
        if len > self.memory.len() {
            self.make_room(len - self.len);
        }
        self.memory.copy_within(range.end..self.len, range.start + bytes.len());
        self.memory[range.start..range.start + bytes.len()].copy_from_slice(bytes);
        self.len = len;
    }

    /// Moves to a larger memory, half as large again at least.
    fn make_room(&mut self, more: usize) {
        let mut larger = Buffer::with_room(self.memory.len() + more.max(self.memory.len() / 2));
        larger.memory[..self.len].copy_from_slice(self);
        larger.len = self.len;
        *self = larger;
    }
}

impl Deref for Buffer {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.memory[..self.len]
    }
}

impl DerefMut for Buffer {
    fn deref_mut(&mut self) -> &mut [u8] {
        &mut self.memory[..self.len]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_edited_as_a_vector_is(
            start in prop::collection::vec(any::<u8>(), 0..50),
            room in 0_usize..40,
            edits in prop::collection::vec((0_usize..60, 0_usize..20, prop::collection::vec(any::<u8>(), 0..30)), 0..6),
        ) {
            let mut vector = start.clone();
            let mut buffer = Buffer::read(&start[..], start.len() / 2, room).unwrap();
            for (at, length, bytes) in edits {
                let at = at.min(vector.len());
                let end = (at + length).min(vector.len());
                vector.splice(at..end, bytes.iter().copied());
                buffer.splice(at..end, &bytes);
                prop_assert_eq!(&buffer[..], &vector[..]);
            }
            buffer.truncate(3);
            prop_assert_eq!(buffer.len(), vector.len().min(3));
        }
    }
}
