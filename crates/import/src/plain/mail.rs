//! Mail that was saved as it travels: lines of its head that go on in the next, words and texts written in ASCII (RFC 2045, RFC 2047).
//!
//! Start with [`as_read`]. Must not know what the lines of a head mean, nor messages of several parts.

use crate::source;

/// A mail as its reader sees it; nothing where a text is no mail that needs it.
pub(crate) fn as_read(text: &str) -> Option<String> {
    let (head, body) = text.split_once("\n\n")?;
    let is_head =
        |line: &str| line.starts_with([' ', '\t']) || line.split_once(':').is_some_and(|(name, _)| !name.contains(' '));
    says(head, "from").or_else(|| says(head, "to"))?;
    let is_written_so = ["=?", "\n ", "\n\t"].into_iter().any(|sign| head.contains(sign));
    if !head.lines().all(is_head) || !(is_written_so || says(head, "content-transfer-encoding").is_some()) {
        return None;
    }
    let head = head.replace("\n\t", " ").replace("\n ", " ");
    let transfer = says(&head, "content-transfer-encoding").unwrap_or_default().to_lowercase();
    let charset = says(&head, "content-type")
        .and_then(|kind| kind.split_once("charset=").map(|(_, name)| name.split(';').next().unwrap_or_default()))
        .unwrap_or("utf-8");
    let charset = charset.trim().trim_matches('"');
    let body = match transfer.trim() {
        "quoted-printable" => source::decoded(charset, &quoted_printable(body, false))?.replace("\r\n", "\n"),
        "base64" => source::decoded(charset, &base64(body))?.replace("\r\n", "\n"),
        _ => body.to_owned(),
    };
    Some(format!("{}\n\n{body}", words(&head)))
}

/// What a line of the head says.
fn says<'h>(head: &'h str, wanted: &str) -> Option<&'h str> {
    head.lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(name, _)| name.eq_ignore_ascii_case(wanted))
        .map(|(_, value)| value.trim())
}

/// Bytes that are written `=C3=BC`; in words of the head `_` is a blank. A line that ends with `=` goes on in the next.
fn quoted_printable(text: &str, is_word: bool) -> Vec<u8> {
    let text = text.replace("=\n", "");
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let figures = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        let written = figures.filter(|_| *byte == b'=').and_then(|two| u8::from_str_radix(two, 16).ok());
        rest = if written.is_some() { after.get(2..).unwrap_or_default() } else { after };
        out.push(written.unwrap_or(if *byte == b'_' && is_word { b' ' } else { *byte }));
    }
    out
}

/// Bytes of which three are written as four letters.
fn base64(text: &str) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let (mut out, mut held, mut bits) = (Vec::with_capacity(text.len()), 0_u32, 0_u32);
    for six in text.bytes().filter_map(value) {
        held = held << 6 | u32::from(six);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push((held >> bits & 0xFF) as u8);
        }
    }
    out
}

/// The head with the words that say in which encoding they are: `=?utf-8?Q?M=C3=BCller?=`.
fn words(head: &str) -> String {
    let mut out = String::new();
    let mut rest = head;
    while let Some((before, after)) = rest.split_once("=?") {
        let mut fields = after.splitn(4, '?');
        let word = match (fields.next(), fields.next(), fields.next(), fields.next()) {
            (Some(charset), Some(kind), Some(written), Some(end)) => end.strip_prefix('=').and_then(|end| {
                let bytes = match kind {
                    "Q" | "q" => quoted_printable(written, true),
                    "B" | "b" => base64(written),
                    _ => return None,
                };
                Some((source::decoded(charset, &bytes)?, end))
            }),
            _ => None,
        };
        out.push_str(before);
        match word {
            Some((word, end)) => {
                out.push_str(&word);
                // White space between two such words is none.
                rest =
                    if end.trim_start().starts_with("=?") && !end.starts_with('\n') { end.trim_start() } else { end };
            }
            None => {
                out.push_str("=?");
                rest = after;
            }
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_read_as_its_reader_sees_it() {
        let mail = "From: =?iso-8859-1?Q?Anna_M=FCller?= <anna@example.org>\nTo: =?UTF-8?B?SsO2cmc=?=\n =?utf-8?q?_Feld?=\nContent-Type: text/plain; charset=\"iso-8859-1\"\nContent-Transfer-Encoding: quoted-printable\n\nJ=F6rg, 1 =3D 1, eine lan=\nge Zeile =ZZ=\n";
        assert_eq!(
            as_read(mail).as_deref(),
            Some(
                "From: Anna Müller <anna@example.org>\nTo: Jörg Feld\nContent-Type: text/plain; charset=\"iso-8859-1\"\nContent-Transfer-Encoding: quoted-printable\n\nJörg, 1 = 1, eine lange Zeile =ZZ"
            )
        );
        let mail = "To: a\nContent-Transfer-Encoding: base64\n\nR3LD\nvMOfZQ==\n";
        assert!(as_read(mail).is_some_and(|text| text.ends_with("\n\nGrüße")));
    }

    #[test]
    fn what_is_no_mail_or_cannot_be_read_as_one_stays_as_it_is() {
        for text in [
            "From: Anna\n\nYes.",
            "   Elm Street\n   May 3\n\nDear Cora",
            "Dear Cora,\n\nthis =?utf-8?Q?is?= no head.",
            "From: a\nContent-Type: text/plain; charset=shift_jis\nContent-Transfer-Encoding: base64\n\nAAAA",
        ] {
            assert_eq!(as_read(text), None, "{text}");
        }
    }
}
