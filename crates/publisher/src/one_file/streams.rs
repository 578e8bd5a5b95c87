//! A WebAssembly module with things of one kind beside each other: all instructions, then all numbers of variables, all
//! constants, all offsets in memory, all functions called … A compressor finds more in these streams than in the module,
//! where one kind interrupts the other.
//!
//! Start with [`Streams::of`]; `unpack.js` beside this file puts the module together again. Must not know what any
//! instruction does, only what follows it.

/// How many streams there are: what stands outside of functions, then the kinds of [`Kind`].
pub const COUNT: usize = 10;

/// What kind of thing a byte in a function belongs to: its place among the streams.
#[derive(Clone, Copy)]
enum Kind {
    Instruction = 1,
    /// A variable that is read.
    Read,
    /// A variable that is written.
    Written,
    Constant,
    /// A constant of 64 bits.
    Wide,
    Offset,
    Function,
    Branch,
    Other,
}

/// A module taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Streams {
    /// The streams. The first has the module up to the functions, and what follows them.
    pub bytes: [Vec<u8>; COUNT],
    /// How much of the first stands before the functions.
    pub head: usize,
    /// How many functions there are.
    pub functions: usize,
}

/// The section of functions.
const CODE: u8 = 10;

impl Streams {
    /// Takes a module apart; `None` if it has an instruction that is not known here, or lengths that are not written
    /// in the fewest bytes: it could not be put together again.
    #[must_use]
    pub fn of(module: &[u8]) -> Option<Self> {
        let mut streams = Self::default();
        let mut reader = Reader { bytes: module, at: 8 };
        loop {
            let section = reader.byte()?;
            let length = reader.length()?;
            if section == CODE {
                streams.bytes[0].extend(&module[..reader.at - fewest(length)]);
                streams.head = streams.bytes[0].len();
                let end = reader.at + length;
                streams.functions = reader.length()?;
                for _ in 0..streams.functions {
                    streams.function(&mut reader)?;
                }
                streams.bytes[0].extend(module.get(end..)?);
                return (reader.at == end).then_some(streams);
            }
            reader.at += length;
        }
    }

    fn function(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        let length = reader.length()?;
        let end = reader.at + length;
        let groups = self.copy_number(reader, Kind::Other)?;
        for _ in 0..groups {
            self.copy_number(reader, Kind::Other)?;
            self.copy(reader, Kind::Other, 1)?;
        }
        let mut depth = 0_usize;
        loop {
            let instruction = self.copy(reader, Kind::Instruction, 1)?;
            match instruction {
                // block, loop, if: what it gives.
                0x02..=0x04 => {
                    self.copy_number(reader, Kind::Instruction)?;
                    depth += 1;
                }
                // end
                0x0B if depth == 0 => return (reader.at == end).then_some(()),
                0x0B => depth -= 1,
                // br, br_if
                0x0C | 0x0D => drop(self.copy_number(reader, Kind::Branch)?),
                // br_table: how many, and one more
                0x0E => {
                    for _ in 0..=self.copy_number(reader, Kind::Branch)? {
                        self.copy_number(reader, Kind::Branch)?;
                    }
                }
                // call
                0x10 => drop(self.copy_number(reader, Kind::Function)?),
                // call_indirect: type and table
                0x11 => {
                    self.copy_number(reader, Kind::Other)?;
                    self.copy_number(reader, Kind::Other)?;
                }
                // select with its types
                0x1C => {
                    let types = self.copy_number(reader, Kind::Other)?;
                    self.copy(reader, Kind::Other, types)?;
                }
                // local.get
                0x20 => drop(self.copy_number(reader, Kind::Read)?),
                // local.set, local.tee
                0x21 | 0x22 => drop(self.copy_number(reader, Kind::Written)?),
                // globals, tables, size of the memory, references
                0x23..=0x26 | 0x3F | 0x40 | 0xD0 | 0xD2 => drop(self.copy_number(reader, Kind::Other)?),
                // loads and stores: alignment, offset
                0x28..=0x3E => {
                    self.copy_number(reader, Kind::Instruction)?;
                    self.copy_number(reader, Kind::Offset)?;
                }
                // i32.const
                0x41 => drop(self.copy_number(reader, Kind::Constant)?),
                // i64.const
                0x42 => drop(self.copy_number(reader, Kind::Wide)?),
                // f32.const, f64.const
                0x43 => drop(self.copy(reader, Kind::Other, 4)?),
                0x44 => drop(self.copy(reader, Kind::Other, 8)?),
                // Conversions, then what is done to much of the memory or of a table at once.
                0xFC => {
                    let numbers = match self.copy_number(reader, Kind::Other)? {
                        0..=7 => 0,
                        8 | 10 | 12 | 14 => 2,
                        9 | 11 | 13 | 15..=17 => 1,
                        _ => return None,
                    };
                    for _ in 0..numbers {
                        self.copy_number(reader, Kind::Other)?;
                    }
                }
                // Nothing follows.
                0x00 | 0x01 | 0x05 | 0x0F | 0x1A | 0x1B | 0x45..=0xC4 | 0xD1 => {}
                _ => return None,
            }
        }
    }

    /// Moves bytes into a stream; gives the last of them.
    fn copy(&mut self, reader: &mut Reader<'_>, kind: Kind, count: usize) -> Option<u8> {
        let bytes = reader.bytes.get(reader.at..reader.at + count)?;
        self.bytes[kind as usize].extend(bytes);
        reader.at += count;
        bytes.last().copied()
    }

    /// Moves a number of any length into a stream, and gives its value (for one that has no sign).
    fn copy_number(&mut self, reader: &mut Reader<'_>, kind: Kind) -> Option<usize> {
        let (mut value, mut shift) = (0_usize, 0_u32);
        loop {
            let byte = self.copy(reader, kind, 1)?;
            value |= usize::from(byte & 0x7F).checked_shl(shift).unwrap_or_default();
            shift += 7;
            if byte < 0x80 {
                return Some(value);
            }
        }
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn byte(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied();
        self.at += 1;
        byte
    }

    /// A length that is left out of the streams and made again from what it counts: it must be in the fewest bytes.
    fn length(&mut self) -> Option<usize> {
        let start = self.at;
        let (mut value, mut shift) = (0_usize, 0_u32);
        loop {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7F).checked_shl(shift)?;
            shift += 7;
            if byte < 0x80 {
                return (self.at - start == fewest(value)).then_some(value);
            }
        }
    }
}

/// How many bytes a number takes at least.
fn fewest(number: usize) -> usize {
    (usize::BITS - number.leading_zeros()).div_ceil(7).max(1) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with one type, one function and a section after it. `body`: locals and instructions.
    fn module(body: &[u8]) -> Vec<u8> {
        let length = u8::try_from(body.len()).unwrap();
        let mut module = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x03\x02\x01\0".to_vec();
        module.extend([CODE, length + 2, 1, length]);
        module.extend(body);
        module.extend(b"\x0B\x01\0");
        module
    }

    #[test]
    fn each_thing_stands_with_its_like() {
        // One variable; block, local.get 0, i32.load 0 5, i32.const 200, call 7, br 1, end, f32.const, local.tee 3,
        // i64.const 9, end.
        let body = [
            1, 1, 0x7F, 0x02, 0x40, 0x20, 0, 0x28, 0, 5, 0x41, 0xC8, 0x01, 0x10, 7, 0x0C, 1, 0x0B, 0x43, 1, 2, 3, 4,
            0x22, 3, 0x42, 9, 0x0B,
        ];
        let streams = Streams::of(&module(&body)).unwrap();
        assert_eq!((streams.head, streams.functions), (19, 1));
        assert_eq!(streams.bytes[0][19..], *b"\x0B\x01\0");
        let kind = |kind: Kind| streams.bytes[kind as usize].as_slice();
        assert_eq!(
            kind(Kind::Instruction),
            [0x02, 0x40, 0x20, 0x28, 0, 0x41, 0x10, 0x0C, 0x0B, 0x43, 0x22, 0x42, 0x0B]
        );
        assert_eq!((kind(Kind::Read), kind(Kind::Written)), (&[0][..], &[3][..]));
        assert_eq!((kind(Kind::Constant), kind(Kind::Wide)), (&[0xC8, 0x01][..], &[9][..]));
        assert_eq!(kind(Kind::Offset), [5]);
        assert_eq!(kind(Kind::Function), [7]);
        assert_eq!(kind(Kind::Branch), [1]);
        assert_eq!(kind(Kind::Other), [1, 1, 0x7F, 1, 2, 3, 4]);
    }

    #[test]
    fn a_table_of_branches_has_one_more_than_it_says() {
        let body = [0, 0x02, 0x40, 0x20, 0, 0x0E, 2, 0, 0, 0, 0x0B, 0x0B];
        let streams = Streams::of(&module(&body)).unwrap();
        assert_eq!(streams.bytes[Kind::Branch as usize], [2, 0, 0, 0]);
    }

    #[test]
    fn what_could_not_be_put_together_again_is_not_taken_apart() {
        assert!(Streams::of(&module(&[0, 0x0B])).is_some());
        // An instruction that is not known.
        assert!(Streams::of(&module(&[0, 0xFB, 0x0B])).is_none());
        // A length in more bytes than it takes.
        let mut long = module(&[0, 0x0B]);
        long.splice(21..22, [0x82, 0x00]);
        long[19] += 1;
        assert!(Streams::of(&long).is_none());
        // Cut off.
        assert!(Streams::of(&module(&[0, 0x0B])[..21]).is_none());
    }
}
