//! ZIP archives: their files, with what an archive may do to a reader bounded.
//!
//! Start with [`files`]. Sizes and names are checked before anything is unpacked: neither a small archive that unpacks to
//! gigabytes nor a name that leads out of the folder does harm. The format is described in PKWARE's APPNOTE. Must not know what the
//! files are.

use miniz_oxide::{
    deflate::compress_to_vec,
    inflate::{TINFLStatus, decompress_to_vec_with_limit},
};

use crate::source::{FileProblem, SourceFile};

/// How large a file of an archive may be, in bytes.
const LARGEST: usize = 64 << 20;
/// How large all of them together may be.
const LARGEST_SUM: usize = 512 << 20;
/// How many there may be.
const MOST: usize = 20_000;

/// What was read: each file, or why it was left out.
pub type Unpacked = Vec<Result<SourceFile, (String, FileProblem)>>;

/// The files of an archive; folders and what operating systems add are passed over.
///
/// # Errors
/// When the archive itself cannot be read.
pub fn files(bytes: &[u8]) -> Result<Unpacked, FileProblem> {
    let broken = || FileProblem::new("is an archive that is cut off or damaged");
    let end = end_of_directory(bytes).ok_or_else(broken)?;
    let count = usize::from(u16_at(bytes, end + 10).ok_or_else(broken)?);
    let mut at = size_at(bytes, end + 16).ok_or_else(broken)?;
    if count > MOST {
        return Err(FileProblem::new(format!("is an archive of {count} files; {MOST} are the most")));
    }
    let mut unpacked = Unpacked::new();
    let mut sum = 0_usize;
    for _ in 0..count {
        let entry = Entry::read(bytes, at).ok_or_else(broken)?;
        at = entry.next;
        if entry.name.starts_with('/') || entry.name.split('/').any(|part| part == "..") || entry.name.contains(':') {
            unpacked.push(Err((entry.name, FileProblem::new("has a name that leads out of the archive"))));
            continue;
        }
        if entry.name.ends_with('/') || is_of_a_system(&entry.name) {
            continue;
        }
        sum = sum.saturating_add(entry.size);
        let contents = if sum > LARGEST_SUM {
            Err(FileProblem::new(format!("is left out: the archive unpacks to more than {} MB", LARGEST_SUM >> 20)))
        } else {
            entry.contents(bytes)
        };
        unpacked.push(match contents {
            Ok(contents) => Ok(SourceFile::new(entry.name, contents)),
            Err(problem) => Err((entry.name, problem)),
        });
    }
    if unpacked.is_empty() {
        return Err(FileProblem::new("is an archive without files"));
    }
    Ok(unpacked)
}

/// An archive of files, packed; the same files give the same bytes. Names are written as UTF-8.
#[must_use]
pub fn write(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    /// Version 2.0, names in UTF-8, packed, 1 January 1980.
    const HEADER: &[u8] = b"\x14\0\0\x08\x08\0\0\0\x21\0";
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes();
    let short = |count: usize| u16::try_from(count).unwrap_or(u16::MAX).to_le_bytes();
    for (name, bytes) in files {
        let packed = compress_to_vec(bytes, 6);
        let at = number(out.len());
        let mut shared = HEADER.to_vec();
        for value in [crc32(bytes).to_le_bytes(), number(packed.len()), number(bytes.len())] {
            shared.extend(value);
        }
        shared.extend(short(name.len()));
        shared.extend(short(0));
        out.extend(b"PK\x03\x04");
        out.extend(&shared);
        out.extend(name.as_bytes());
        out.extend(&packed);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&shared);
        directory.extend([0; 10]);
        directory.extend(at);
        directory.extend(name.as_bytes());
    }
    let (at, length) = (number(out.len()), number(directory.len()));
    out.append(&mut directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([short(files.len()), short(files.len())].concat());
    out.extend([length, at].concat());
    out.extend(short(0));
    out
}

/// The check sum of ZIP.
fn crc32(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 };
        }
    }
    !sum
}

/// An entry of the central directory.
struct Entry {
    name: String,
    method: u16,
    is_encrypted: bool,
    packed: usize,
    size: usize,
    header: usize,
    next: usize,
}

impl Entry {
    fn read(bytes: &[u8], at: usize) -> Option<Self> {
        bytes.get(at..)?.starts_with(b"PK\x01\x02").then_some(())?;
        let length = usize::from(u16_at(bytes, at + 28)?);
        let name = bytes.get(at + 46..at + 46 + length)?;
        let extra = usize::from(u16_at(bytes, at + 30)?) + usize::from(u16_at(bytes, at + 32)?);
        Some(Self {
            // Some programs write the folders of Windows as they stand there.
            name: name_of(name).replace('\\', "/"),
            method: u16_at(bytes, at + 10)?,
            is_encrypted: u16_at(bytes, at + 8)? & 1 == 1,
            packed: size_at(bytes, at + 20)?,
            size: size_at(bytes, at + 24)?,
            header: size_at(bytes, at + 42)?,
            next: at + 46 + length + extra,
        })
    }

    fn contents(&self, bytes: &[u8]) -> Result<Vec<u8>, FileProblem> {
        if self.is_encrypted {
            return Err(FileProblem::new("is protected by a password"));
        }
        if self.size > LARGEST {
            return Err(FileProblem::new(format!("is larger than {} MB", LARGEST >> 20)));
        }
        let packed = self.packed_bytes(bytes).ok_or_else(|| FileProblem::new("is cut off in its archive"))?;
        match self.method {
            0 => Ok(packed.to_vec()),
            8 => decompress_to_vec_with_limit(packed, LARGEST.min(self.size.max(1))).map_err(|error| {
                FileProblem::new(if error.status == TINFLStatus::HasMoreOutput {
                    "unpacks to more than its archive says"
                } else {
                    "is damaged in its archive"
                })
            }),
            method => Err(FileProblem::new(format!("is packed by method {method}, which cannot be read here"))),
        }
    }

    fn packed_bytes<'a>(&self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        let header = bytes.get(self.header..)?;
        header.starts_with(b"PK\x03\x04").then_some(())?;
        let start = self.header + 30 + usize::from(u16_at(header, 26)?) + usize::from(u16_at(header, 28)?);
        bytes.get(start..start.checked_add(self.packed)?)
    }
}

/// A name as it is written: UTF-8, whether it says so or not, else that of older programs.
fn name_of(bytes: &[u8]) -> String {
    /// The upper half of code page 437.
    const HIGH: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ ";
    std::str::from_utf8(bytes).map_or_else(
        |_| {
            let high = |byte: u8| HIGH.chars().nth(usize::from(byte) - 128).unwrap_or('_');
            bytes.iter().map(|byte| if *byte < 128 { char::from(*byte) } else { high(*byte) }).collect()
        },
        str::to_owned,
    )
}

/// Whether a file is one that operating systems and word processors put beside others for themselves.
#[must_use]
pub fn is_of_a_system(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    path.split('/').any(|folder| folder == "__MACOSX")
        || name.starts_with('.')
        || name.starts_with("~$")
        || ["thumbs.db", "desktop.ini"].contains(&name.to_lowercase().as_str())
}

/// Where the end of the central directory is said to be: within the last 64 kB, after which only a comment stands.
fn end_of_directory(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(22)?;
    (last.saturating_sub(usize::from(u16::MAX))..=last).rev().find(|at| bytes.get(*at..*at + 4) == Some(b"PK\x05\x06"))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?).and_then(|pair| pair.try_into().ok()).map(u16::from_le_bytes)
}

fn size_at(bytes: &[u8], at: usize) -> Option<usize> {
    let field: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(field)).ok()
}

#[cfg(test)]
pub mod tests {
    //! Archives for tests, made by hand: the writer knows only what the reader needs.

    use super::*;

    /// An archive of these files, packed.
    #[must_use]
    pub fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
        let claimed: Vec<(&str, &[u8], usize)> =
            files.iter().map(|(name, bytes)| (*name, *bytes, bytes.len())).collect();
        archive_that_claims(&claimed)
    }

    /// The same, with the sizes that the archive says its files have.
    #[must_use]
    pub fn archive_that_claims(files: &[(&str, &[u8], usize)]) -> Vec<u8> {
        let (mut out, mut directory) = (Vec::new(), Vec::new());
        for (name, bytes, size) in files {
            let packed = compress_to_vec(bytes, 6);
            let header = out.len();
            let sizes = [u32::try_from(packed.len()).unwrap(), u32::try_from(*size).unwrap()];
            let name_length = u16::try_from(name.len()).unwrap();
            out.extend_from_slice(b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0");
            sizes.iter().for_each(|size| out.extend_from_slice(&size.to_le_bytes()));
            out.extend_from_slice(&name_length.to_le_bytes());
            out.extend_from_slice(&[0, 0]);
            out.extend_from_slice(name.as_bytes());
            out.extend_from_slice(&packed);
            directory.extend_from_slice(b"PK\x01\x02\x14\0\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0");
            sizes.iter().for_each(|size| directory.extend_from_slice(&size.to_le_bytes()));
            directory.extend_from_slice(&name_length.to_le_bytes());
            directory.extend_from_slice(&[0; 12]);
            directory.extend_from_slice(&u32::try_from(header).unwrap().to_le_bytes());
            directory.extend_from_slice(name.as_bytes());
        }
        let (at, length) = (u32::try_from(out.len()).unwrap(), u32::try_from(directory.len()).unwrap());
        out.extend_from_slice(&directory);
        out.extend_from_slice(b"PK\x05\x06\0\0\0\0");
        let count = u16::try_from(files.len()).unwrap();
        [count, count].iter().for_each(|count| out.extend_from_slice(&count.to_le_bytes()));
        [length, at].iter().for_each(|number| out.extend_from_slice(&number.to_le_bytes()));
        out.extend_from_slice(&[0, 0]);
        out
    }

    #[test]
    fn what_is_written_is_read_back_and_has_the_check_sum_of_the_format() {
        let written =
            write(&[("letters/ä.json".to_owned(), b"one one one".to_vec()), ("b.txt".to_owned(), Vec::new())]);
        let back: Vec<_> = files(&written).unwrap().into_iter().map(Result::unwrap).collect();
        assert_eq!(back[0], SourceFile::new("letters/ä.json", b"one one one"));
        assert_eq!((back.len(), back[1].bytes.len()), (2, 0));
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn files_come_out_as_they_went_in_and_folders_and_hidden_files_do_not() {
        let bytes = archive(&[
            ("a/one.txt", b"one one one one"),
            ("a/", b""),
            ("__MACOSX/a", b"x"),
            ("b/.DS_Store", b"x"),
            ("two.txt", b""),
        ]);
        let files = files(&bytes).unwrap();
        let names: Vec<_> = files.into_iter().map(|file| file.map(|file| (file.name, file.bytes.len()))).collect();
        assert_eq!(names, [Ok(("a/one.txt".to_owned(), 15)), Ok(("two.txt".to_owned(), 0))]);
    }

    #[test]
    fn names_of_older_programs_are_read_and_files_of_a_system_passed_over() {
        let bytes =
            archive(&[("a.txt", b"x"), ("b/__MACOSX/._a.txt", b"x"), ("b/~$Brief.docx", b"x"), ("b/Thumbs.db", b"x")]);
        // `ü` is 0x81 in code page 437, and no UTF-8 by itself.
        let named = replaced(&bytes, b"a.txt", b"\x81.txt");
        let names: Vec<String> = files(&named).unwrap().into_iter().map(|file| file.unwrap().name).collect();
        assert_eq!(names, ["ü.txt"]);
    }

    fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
        let mut out = bytes.to_vec();
        for at in 0..=bytes.len() - from.len() {
            // What is inside a longer name stays.
            if bytes[at..].starts_with(from) && bytes[at - 1] != b'_' {
                out[at..at + from.len()].copy_from_slice(to);
            }
        }
        out
    }

    #[test]
    fn names_that_lead_out_are_left_out_and_the_others_read() {
        let bytes =
            archive(&[("../x.txt", b"x"), ("/etc/x", b"x"), ("a\\..\\b", b"x"), ("C:x", b"x"), ("good.txt", b"x")]);
        let files = files(&bytes).unwrap();
        assert_eq!(files.iter().filter(|file| file.is_err()).count(), 4);
        assert!(files.last().is_some_and(Result::is_ok));
    }

    #[test]
    fn what_unpacks_to_more_than_it_says_is_not_unpacked_further() {
        let zeros = vec![0; 1 << 20];
        let bytes = archive_that_claims(&[("bomb", &zeros, 100), ("huge", &zeros, LARGEST + 1), ("good", b"x", 1)]);
        let files = files(&bytes).unwrap();
        assert_eq!(files.iter().map(Result::is_ok).collect::<Vec<_>>(), [false, false, true]);
    }

    #[test]
    fn damaged_archives_are_told_and_do_no_harm() {
        let whole = archive(&[("a.txt", b"some words of a letter"), ("b.txt", b"others")]);
        for cut in 0..whole.len() {
            let _ = files(&whole[..cut]);
            let mut changed = whole.clone();
            changed[cut] ^= 0xFF;
            let _ = files(&changed);
        }
        assert!(files(b"PK\x03\x04").is_err());
    }
}
