//! An object told by what it has different from another one. Git's format (gitformat-pack, deltified representation).

/// Makes an object of the one that it is told against, in the memory given; `None` where the two do not fit, or it is larger than allowed.
pub(super) fn apply(base: &[u8], delta: &[u8], largest: usize, made: &mut Vec<u8>) -> Option<()> {
    let mut rest = delta;
    let (from, size) = (length(&mut rest)?, length(&mut rest)?);
    if from != base.len() || size > largest {
        return None;
    }
    made.clear();
    made.reserve(size);
    while let Some((order, after)) = rest.split_first() {
        rest = after;
        if order & 0x80 != 0 {
            let at = number(&mut rest, order & 0x0f)?;
            let count = match number(&mut rest, order >> 4 & 7)? {
                0 => 0x10000,
                count => count,
            };
            made.extend_from_slice(base.get(at..at.checked_add(count)?)?);
        } else {
            // None at all is kept free for later versions.
            let count = Some(usize::from(*order)).filter(|count| *count > 0)?;
            let (new, after) = rest.split_at_checked(count)?;
            made.extend_from_slice(new);
            rest = after;
        }
        if made.len() > size {
            return None;
        }
    }
    (made.len() == size).then_some(())
}

/// Reads a length: seven bits a byte, the lowest first.
fn length(rest: &mut &[u8]) -> Option<usize> {
    let (mut length, mut shift) = (0, 0);
    loop {
        let (byte, after) = rest.split_first()?;
        *rest = after;
        length |= usize::from(byte & 0x7f).checked_shl(shift).filter(|_| shift < usize::BITS - 7)?;
        shift += 7;
        if byte & 0x80 == 0 {
            return Some(length);
        }
    }
}

/// Reads a number of which only the bytes are there that a mask names, the lowest first.
fn number(rest: &mut &[u8], mask: u8) -> Option<usize> {
    let mut number = 0;
    for at in (0..8).filter(|at| mask & 1 << at != 0) {
        let (byte, after) = rest.split_first()?;
        *rest = after;
        number |= usize::from(*byte) << (8 * at);
    }
    Some(number)
}
