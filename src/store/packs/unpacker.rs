//! Unpacking by zlib, of one text after the other.

use flate2::{Decompress, FlushDecompress, Status};

/// What must be free behind a text so that its end, too, is unpacked by zlib's quick way: it writes up to 258 bytes at once.
const ROOM: usize = 512;

/// An unpacker with its memory: to set one up anew costs as much as a small text.
pub(super) struct Unpacker {
    inflate: Decompress,
    memory: Vec<u8>,
}

impl Default for Unpacker {
    fn default() -> Self {
        Unpacker { inflate: Decompress::new(true), memory: Vec::new() }
    }
}

impl Unpacker {
    /// Returns how many bytes a text of this length takes at most when it is packed: nine bits for each byte, where a quick packer uses the codes
    /// that need no table.
    pub(super) fn most_packed(size: usize) -> usize {
        size + size / 8 + 64
    }

    /// Unpacks a text of a known length; what stands behind it does not matter. `None` for what is damaged, or of another length.
    pub(super) fn unpack(&mut self, packed: &[u8], size: usize) -> Option<&[u8]> {
        let needed = size + ROOM;
        if self.memory.len() < needed {
            self.memory.resize(needed, 0);
        }
        self.inflate.reset(true);
        let status = self.inflate.decompress(packed, &mut self.memory[..needed], FlushDecompress::Finish).ok()?;
        let is_whole = status == Status::StreamEnd && self.inflate.total_out() == size as u64;
        is_whole.then(|| &self.memory[..size])
    }
}
