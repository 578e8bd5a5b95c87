//! Files as they come: their names, their bytes, what kind of file each is, and their text.
//!
//! Start with [`SourceFile`]; [`encoding`] has the encodings of older machines. Must not know what letters are.

mod encoding;

use encoding::Encoding;

/// A file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Its name, with folders where it comes from one or from an archive, parted by `/`.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The archive that it came out of, if it did; what that came out of stands before it.
    pub archive: String,
}

/// The kinds of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// XML: TEI, or a register, or an index of letters.
    Xml,
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A document of a word processor.
    Docx,
    /// A table.
    Csv,
    /// An archive.
    Zip,
    /// A collection of this program.
    Json,
    /// None of these.
    Other,
}

/// Why a file, or part of it, was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileProblem {
    /// What is the matter, after “this file …”.
    pub what: String,
    /// Line and column, from 1.
    pub at: Option<(u32, u32)>,
}

impl FileProblem {
    /// A problem of the whole file.
    #[must_use]
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), at: None }
    }

    /// A problem at a place.
    #[must_use]
    pub fn at(what: impl Into<String>, line: u32, column: u32) -> Self {
        Self { what: what.into(), at: Some((line, column)) }
    }
}

impl std::fmt::Display for FileProblem {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.at {
            Some((line, column)) => write!(formatter, "line {line}, column {column}: {}", self.what),
            None => formatter.write_str(&self.what),
        }
    }
}

impl SourceFile {
    /// A file from its name and bytes.
    #[must_use]
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into(), archive: String::new() }
    }

    /// The name without folders and ending.
    #[must_use]
    pub fn stem(&self) -> &str {
        let name = self.name.rsplit('/').next().unwrap_or_default();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// What kind of file it is, by its beginning where that tells, else by its ending.
    #[must_use]
    pub fn kind(&self) -> FileKind {
        let ending = self.name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
        if self.remedy().is_some() {
            return FileKind::Other;
        }
        if self.bytes.starts_with(b"PK\x03\x04") || self.bytes.starts_with(b"PK\x05\x06") {
            return if ending == "docx" { FileKind::Docx } else { FileKind::Zip };
        }
        match ending.as_str() {
            "xml" | "tei" => FileKind::Xml,
            "txt" | "text" => FileKind::Text,
            "md" | "markdown" => FileKind::Markdown,
            "csv" | "tsv" => FileKind::Csv,
            "json" => FileKind::Json,
            "docx" => FileKind::Docx,
            "zip" => FileKind::Zip,
            // Without an ending that says it.
            _ if self.bytes.starts_with(b"<?xml") || self.bytes.starts_with(b"<TEI") => FileKind::Xml,
            _ => FileKind::Other,
        }
    }

    /// What kind of file it is, and what to do, where it is one that people have letters in and that cannot be read here.
    #[must_use]
    pub fn remedy(&self) -> Option<&'static str> {
        let ending = self.name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
        let is = |beginning: &[u8]| self.bytes.starts_with(beginning);
        let is_open_document =
            is(b"PK\x03\x04") && self.bytes.get(30..).is_some_and(|rest| rest.starts_with(b"mimetypeapplication/"));
        Some(match ending.as_str() {
            _ if is(b"%PDF") => {
                "is a PDF, which keeps pages and not texts: open what it was made from and save that as .docx or .txt"
            }
            "pdf" => {
                "is a PDF, which keeps pages and not texts: open what it was made from and save that as .docx or .txt"
            }
            _ if is(b"{\\rtf") => "is rich text (RTF): open it in a word processor and save it as .docx",
            "rtf" => "is rich text (RTF): open it in a word processor and save it as .docx",
            "ods" | "xls" | "xlsx" | "numbers" => "is a spreadsheet: open it and save the sheet as .csv",
            "odt" | "fodt" | "sxw" => "is a text of OpenDocument: open it in a word processor and save it as .docx",
            "pages" | "wpd" | "wps" => {
                "is of a word processor that cannot be read here: open it there and save it as .docx"
            }
            "epub" | "mobi" => "is a book: save the letters in it as .docx or .txt",
            "pptx" | "ppt" | "odp" => "is a presentation: save the letters in it as .docx or .txt",
            _ if is_open_document => "is a text of OpenDocument: open it in a word processor and save it as .docx",
            _ if is(b"\xD0\xCF\x11\xE0") => "is of an older word processor (.doc): open it there and save it as .docx",
            "doc" | "dot" => "is of an older word processor (.doc): open it there and save it as .docx",
            "msg" | "eml" | "mbox" => "is mail: save the text of each message as .txt",
            "jpg" | "jpeg" | "png" | "gif" | "tif" | "tiff" | "webp" | "heic" | "bmp" => {
                "is a picture: only texts are read"
            }
            "rar" | "7z" | "gz" | "tgz" | "tar" | "bz2" | "xz" => {
                "is an archive of a kind that is not read: unpack it, or pack it as .zip"
            }
            _ => return None,
        })
    }

    /// The text: UTF-8 or UTF-16 with or without a mark; of XML also what its declaration names, if it is one of [`Encoding`].
    ///
    /// # Errors
    /// When the bytes are not in an encoding that can be read; says at which byte.
    pub fn text(&self) -> Result<String, FileProblem> {
        match &self.bytes[..] {
            [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
            [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
            [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
            // UTF-16 without a mark, told by the first characters of XML.
            bytes @ [b'<', 0, b'?' | b'T', 0, ..] => utf16(bytes, u16::from_le_bytes),
            bytes @ [0, b'<', 0, b'?' | b'T', ..] => utf16(bytes, u16::from_be_bytes),
            bytes => match declared(bytes).as_deref() {
                Some(other) if !matches!(other, "utf-8" | "utf8" | "us-ascii" | "ascii") => {
                    Encoding::named(other).map(|encoding| encoding.text(bytes)).ok_or_else(|| {
                        FileProblem::new(format!(
                            "is in the encoding {other}, which cannot be read here: save it as UTF-8"
                        ))
                    })
                }
                _ => utf8(bytes),
            },
        }
    }
}

impl SourceFile {
    /// The same of a file that cannot say in which encoding it is: what is not in UTF-8 is read as what its letters look like.
    /// Gives also what is doubtful about it.
    ///
    /// # Errors
    /// When it is no text in any of these.
    pub fn plain_text(&self) -> Result<(String, Option<&'static str>), FileProblem> {
        let halves = |odd: usize| self.bytes.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
        let many = self.bytes.len() / 4;
        let text = match (halves(0), halves(1)) {
            // UTF-16 without a mark: of most characters one half is nothing.
            (0, low) if low > many => utf16(&self.bytes, u16::from_le_bytes),
            (high, 0) if high > many => utf16(&self.bytes, u16::from_be_bytes),
            _ => self.text(),
        };
        let is_control = |byte: &&u8| **byte < 0x20 && !matches!(**byte, b'\t' | b'\n' | b'\r' | 0x0C);
        match text {
            Ok(text) => Ok((text, None)),
            Err(problem) if self.bytes.contains(&0) || is_marked(&self.bytes) => Err(problem),
            Err(problem) if self.bytes.iter().filter(is_control).count() > self.bytes.len() / 100 => Err(problem),
            Err(_) => {
                let encoding = Encoding::guessed(&self.bytes);
                Ok((encoding.text(&self.bytes), Some(encoding.doubt())))
            }
        }
    }
}

/// Whether the first bytes say in which encoding the others are.
fn is_marked(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xEF\xBB\xBF") || bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF")
}

/// Bytes in an encoding that is named beside them; nothing where it is not known, or they are not in it.
pub(crate) fn decoded(name: &str, bytes: &[u8]) -> Option<String> {
    match &*name.to_lowercase() {
        "utf-8" | "us-ascii" => utf8(bytes).ok(),
        name => Encoding::named(name).map(|encoding| encoding.text(bytes)),
    }
}

fn utf8(bytes: &[u8]) -> Result<String, FileProblem> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let column = before.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        FileProblem::at("is not in UTF-8: save it in that encoding", number(line), number(column))
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, FileProblem> {
    let units = bytes.chunks_exact(2).filter_map(|pair| <[u8; 2]>::try_from(pair).ok()).map(unit);
    let text: Result<String, _> = char::decode_utf16(units).collect();
    text.map(|text| text.replacen("encoding=\"UTF-16\"", "encoding=\"UTF-8\"", 1))
        .map_err(|_| FileProblem::new("is not in UTF-16, as its first bytes say"))
}

/// A name in which letters and their accents are one character each, as people type them; some systems and archives part them.
#[must_use]
pub fn composed(name: &str) -> String {
    #[rustfmt::skip]
    const MARKS: [(char, &str, &str); 9] = [
        ('\u{300}', "aeiouAEIOU", "àèìòùÀÈÌÒÙ"),
        ('\u{301}', "aeiouyAEIOUYcnszCNSZ", "áéíóúýÁÉÍÓÚÝćńśźĆŃŚŹ"),
        ('\u{302}', "aeiouAEIOU", "âêîôûÂÊÎÔÛ"),
        ('\u{303}', "anoANO", "ãñõÃÑÕ"),
        ('\u{308}', "aeiouyAEIOUY", "äëïöüÿÄËÏÖÜŸ"),
        ('\u{30A}', "auAU", "åůÅŮ"),
        ('\u{30B}', "ouOU", "őűŐŰ"),
        ('\u{30C}', "cszreCSZRE", "čšžřěČŠŽŘĚ"),
        ('\u{327}', "cC", "çÇ"),
    ];
    let mut out = String::with_capacity(name.len());
    for character in name.chars() {
        let one = MARKS.iter().find(|(mark, ..)| *mark == character).and_then(|(_, bases, composed)| {
            let base = out.chars().last()?;
            composed.chars().nth(bases.chars().position(|one| one == base)?)
        });
        if one.is_some() {
            out.pop();
        }
        out.push(one.unwrap_or(character));
    }
    out
}

/// The encoding that the declaration of an XML file names.
fn declared(bytes: &[u8]) -> Option<String> {
    let line = bytes.get(..bytes.len().min(200))?;
    let line = String::from_utf8_lossy(line);
    let line = line.strip_prefix("<?xml")?;
    let (declaration, _) = line.split_once("?>")?;
    let (_, rest) = declaration.split_once("encoding")?;
    let quote = rest.find(['"', '\''])?;
    let sign = rest[quote..].chars().next()?;
    let value = rest[quote + 1..].split(sign).next()?;
    Some(value.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_in_the_encoding_that_they_say_or_show() {
        let file = |bytes: &[u8]| SourceFile::new("a.xml", bytes).text();
        assert_eq!(file(b"\xEF\xBB\xBFabc").as_deref(), Ok("abc"));
        assert_eq!(file(b"\xFF\xFEa\0\xFC\0").as_deref(), Ok("aü"));
        let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xFC</a>";
        assert!(file(latin).is_ok_and(|text| text.ends_with("<a>ü</a>")));
        let latin = b"<?xml version='1.0' encoding='ISO-8859-15'?><a>\xBD\xE9</a>";
        assert!(file(latin).is_ok_and(|text| text.ends_with("<a>œé</a>")));
        for (name, bytes) in [("iso-8859-2", &b"k\xF9\xF2 \xB9"[..]), ("windows-1250", b"k\xF9\xF2 \x9A")] {
            let central = [format!("<?xml version='1.0' encoding='{name}'?>").as_bytes(), bytes].concat();
            assert!(file(&central).is_ok_and(|text| text.ends_with("kůň š")), "{name}");
        }
        assert_eq!(file(b"<\0a\0/\0>\0").as_deref(), Ok("<\0a\0/\0>\0"));
        assert_eq!(file(b"<\0?\0x\0").as_deref(), Ok("<?x"));
        let problem = file(b"ab\nc\xFFd").unwrap_err();
        assert_eq!(problem.at, Some((2, 2)));
        assert!(file(b"<?xml version='1.0' encoding='Shift_JIS'?>").is_err());
    }

    #[test]
    fn files_that_cannot_be_read_are_known_by_name_or_by_their_first_bytes_with_what_to_do() {
        for (name, bytes, what) in [
            ("a.pdf", &b"%PDF-1.7"[..], "PDF"),
            ("a.txt", b"%PDF-1.7", "PDF"),
            ("a.rtf", b"{\\rtf1", ".docx"),
            ("a.docx", b"{\\rtf1", ".docx"),
            ("a.odt", b"PK\x03\x04", "OpenDocument"),
            (
                "a.zip",
                b"PK\x03\x04\x14\0\0\x08\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x08\0\0\0mimetypeapplication/vnd.oasis",
                "OpenDocument",
            ),
            ("a.doc", b"\xD0\xCF\x11\xE0", ".docx"),
            ("a.xlsx", b"PK\x03\x04", ".csv"),
            ("a.JPG", b"\xFF\xD8", "picture"),
            ("a.7z", b"7z", ".zip"),
        ] {
            let file = SourceFile::new(name, bytes);
            assert!(file.remedy().is_some_and(|remedy| remedy.contains(what)), "{name}");
            assert_eq!(file.kind(), FileKind::Other, "{name}");
        }
        assert_eq!(SourceFile::new("a.docx", *b"PK\x03\x04").remedy(), None);
    }

    #[test]
    fn plain_text_that_is_not_in_utf_8_is_read_as_windows_and_told_and_what_is_no_text_is_refused() {
        let file = |bytes: &[u8]| SourceFile::new("a.txt", bytes).plain_text();
        assert_eq!(file("Anna Müller".as_bytes()), Ok(("Anna Müller".to_owned(), None)));
        let (text, doubt) = file(b"Anna M\xFCller \x96 \x84ja\x93").unwrap();
        assert_eq!(text, "Anna Müller – „ja“");
        assert!(doubt.is_some_and(|doubt| doubt.contains("Windows-1252")));
        let wide: Vec<u8> = "Anna Müller".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(file(&wide), Ok(("Anna Müller".to_owned(), None)));
        for bytes in [&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"[..], b"\xEF\xBB\xBFab\xE2\x82", b"\x01\x02\x03\xFF\x04"]
        {
            assert!(file(bytes).is_err(), "{bytes:?}");
        }
    }

    #[test]
    fn kinds_are_told_by_the_first_bytes_and_else_by_the_ending() {
        assert_eq!(SourceFile::new("letters", *b"PK\x03\x04").kind(), FileKind::Zip);
        assert_eq!(SourceFile::new("a/B.DOCX", *b"PK\x03\x04").kind(), FileKind::Docx);
        assert_eq!(SourceFile::new("a.TEI", *b"").kind(), FileKind::Xml);
        assert_eq!(SourceFile::new("a.exe", *b"").kind(), FileKind::Other);
    }
}
