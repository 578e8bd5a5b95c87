//! Bytes as text for a page: LZMA, with the page's own text as what came before, written in characters that a page in
//! UTF-8 may hold.
//!
//! Start with [`pack`]; `unpack.js` beside this file undoes it. A browser unpacks gzip by itself and reads Base64 by
//! itself; the two together make a file of nearly twice the size (`docs/why.md` has the figures). Must not know what
//! the bytes are.

use std::io::{self, Write as _};

use lzma_rust2::{EncodeMode, LzmaOptions, LzmaWriter, MfType};

/// Packed bytes, and what the page needs to know to unpack them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// The packed bytes in characters.
    pub text: String,
    /// How many bytes the characters stand for.
    pub length: usize,
    /// Digest of what came before, after [`digest`].
    pub before: u32,
}

/// How many characters of one byte stand for something: U+0001 to U+007F but for the carriage return, which a page
/// reads as a line feed, and the less-than sign, which could end a script.
const SHORT: u64 = 125;
/// How many characters of two bytes do: U+00A0 to U+07FF.
const LONG: u64 = 0x800 - 0xA0;
/// How much more often a short character is to come than a long one. Text is densest when this is the number x with
/// `SHORT / x + LONG / x² = 1`: each byte then says log₂ x = 7.1 bits.
const SHORT_WEIGHT: u64 = 139;
/// All weights together.
const WEIGHTS: u64 = SHORT * SHORT_WEIGHT + LONG;

/// Packs `bytes`. `before`: text that whoever unpacks them has already. `best`: as small as can be, slowly.
///
/// # Errors
/// When the compressor refuses its settings: a mistake of this module.
pub fn pack(bytes: &[u8], before: &str, best: bool) -> io::Result<Packed> {
    let window = u32::try_from(bytes.len() + before.len()).unwrap_or(u32::MAX).next_power_of_two().max(1 << 16);
    let mode = if best { EncodeMode::Normal } else { EncodeMode::Fast };
    let finder = if best { MfType::Bt4 } else { MfType::Hc4 };
    let depth = if best { 1000 } else { 8 };
    // No bits of the position: WebAssembly is not aligned. `unpack.js` counts on 3, 0, 0.
    let mut options = LzmaOptions::new(window, 3, 0, 0, mode, LzmaOptions::NICE_LEN_MAX, finder, depth);
    options.preset_dict = Some(before.as_bytes().to_vec());
    let mut writer = LzmaWriter::new_no_header(Vec::new(), &options, false)?;
    writer.write_all(bytes)?;
    let packed = writer.finish()?;
    Ok(Packed { text: characters(&packed), length: packed.len(), before: digest(before) })
}

/// A digest by which a page notices that its text is not the one that was packed with: `h = 31 h + byte`, in 32 bits.
#[must_use]
pub fn digest(text: &str) -> u32 {
    text.bytes().fold(0, |digest, byte| digest.wrapping_mul(31).wrapping_add(u32::from(byte)))
}

/// The text that a page shows of `html`, as the browser will give it: what stands between tags. For HTML of this
/// module's neighbours: no comment, no script, and no reference to a character but those of `text::escape::html`.
#[must_use]
pub fn shown(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    for (index, piece) in html.split('<').enumerate() {
        let text = if index == 0 { piece } else { piece.split_once('>').map_or("", |(_, text)| text) };
        out.push_str(text);
    }
    out.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// Writes bytes in characters: an arithmetic decoder reads them as if somebody had written characters with the weights
/// above, each as often as its weight says. To encode those characters again gives the bytes.
fn characters(bytes: &[u8]) -> String {
    // Beyond the last byte stands anything that no carry runs through.
    let mut rest = bytes.iter().copied().chain(std::iter::repeat(0x80)).map(u64::from);
    let mut next = || rest.next().unwrap_or_default();
    let mut code = (0..4).fold(0, |code, _| code << 8 | next());
    let mut range = 1_u64 << 32;
    let mut read = 0;
    let mut out = String::new();
    while read < bytes.len() + 4 {
        let unit = range / WEIGHTS;
        let value = (code / unit).min(WEIGHTS - 1);
        let (character, from, weight) = if value < SHORT * SHORT_WEIGHT {
            let index = value / SHORT_WEIGHT;
            (short(index), index * SHORT_WEIGHT, SHORT_WEIGHT)
        } else {
            (0xA0 + value - SHORT * SHORT_WEIGHT, value, 1)
        };
        code -= unit * from;
        // The last character has what the division left over.
        range = if from + weight == WEIGHTS { range - unit * from } else { unit * weight };
        while range < 1 << 24 {
            (code, range, read) = (code << 8 | next(), range << 8, read + 1);
        }
        out.extend(u32::try_from(character).ok().and_then(char::from_u32));
    }
    out
}

/// The code point of a short character.
fn short(index: u64) -> u64 {
    let code = index + 1;
    let code = if code >= 0x0D { code + 1 } else { code };
    if code >= u64::from(b'<') { code + 1 } else { code }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What `unpack.js` does with the characters.
    fn bytes(text: &str, length: usize) -> Vec<u8> {
        let mut out: Vec<u8> = Vec::new();
        let (mut low, mut range) = (0_u64, 1_u64 << 32);
        for character in text.chars() {
            let code = u64::from(u32::from(character));
            let (from, weight) = if code < 0x80 {
                let index = code - 1 - u64::from(code > 0x0D) - u64::from(code > 0x3C);
                (index * SHORT_WEIGHT, SHORT_WEIGHT)
            } else {
                (SHORT * SHORT_WEIGHT + code - 0xA0, 1)
            };
            let unit = range / WEIGHTS;
            low += unit * from;
            range = if from + weight == WEIGHTS { range - unit * from } else { unit * weight };
            if low >= 1 << 32 {
                low -= 1 << 32;
                for byte in out.iter_mut().rev() {
                    *byte = byte.wrapping_add(1);
                    if *byte != 0 {
                        break;
                    }
                }
            }
            while range < 1 << 24 {
                out.push((low >> 24) as u8);
                (low, range) = ((low & 0xFF_FFFF) << 8, range << 8);
            }
        }
        out.truncate(length);
        out
    }

    proptest! {
        #[test]
        fn any_bytes_come_back_from_their_characters(all in prop::collection::vec(any::<u8>(), 0..600)) {
            prop_assert_eq!(bytes(&characters(&all), all.len()), all);
        }

        #[test]
        fn runs_through_which_a_carry_goes_come_back(run in 0_usize..200, byte in prop::sample::select(vec![0_u8, 0x7F, 0x80, 0xFF])) {
            let all = vec![byte; run];
            prop_assert_eq!(bytes(&characters(&all), run), all);
        }
    }

    #[test]
    fn the_characters_are_no_markup_and_are_dense() {
        let all: Vec<u8> = (0..60_000_u32).map(|number| (number.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        let text = characters(&all);
        assert!(!text.contains(['\0', '\r', '<']));
        assert!(text.chars().all(|character| character < '\u{80}' || ('\u{A0}'..='\u{7FF}').contains(&character)));
        assert!(text.len() * 7 < all.len() * 8, "{} bytes for {}", text.len(), all.len());
    }

    #[test]
    fn what_is_shown_is_the_text_between_tags() {
        assert_eq!(shown("<p id=\"a\">1 &lt; 2 &amp;amp;</p>\n<i>x</i>"), "1 < 2 &amp;\nx");
    }

    #[test]
    fn what_came_before_costs_nothing_again() {
        let before: String =
            (0..3_000_u32).map(|number| char::from(b'a' + (number.wrapping_mul(2_654_435_761) >> 28) as u8)).collect();
        let packed = pack(before.as_bytes(), &before, true).unwrap();
        assert!(packed.length < 100, "{}", packed.length);
    }
}
