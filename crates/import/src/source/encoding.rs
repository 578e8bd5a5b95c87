//! Encodings of older machines, of one byte a character: their characters, and which of them a text without a name for its own is in.
//!
//! Start with [`Encoding::guessed`]. Must not know files.

/// An encoding of which the first half is ASCII.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// Windows 1252, of which Latin 1 is a part.
    Western,
    LatinNine,
    Turkish,
    Macintosh,
    /// Windows 1250.
    Central,
    LatinTwo,
    /// Windows 1251.
    Cyrillic,
    KoiEight,
    /// Windows 1253, and ISO 8859-7 as far as letters go.
    Greek,
    /// Windows 1255, and ISO 8859-8, without points.
    Hebrew,
}

/// What Windows 1252 has from 0x80 to 0x9F; its other encodings agree where they have letters, signs of quotation and dashes.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];
const MACINTOSH: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";
/// From 0xC0 on, the same in Windows 1250 and Latin 2.
const CENTRAL: &str = "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙";
/// From 0xA0 to 0xBF.
const LATIN_TWO: &str = "\u{a0}Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u{ad}ŽŻ°ą˛ł´ľśˇ¸šşťź˝žż";
const CENTRAL_WINDOWS: &str = "\u{a0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{ad}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż";
/// From 0xA0 to 0xBF.
const CYRILLIC: &str = "\u{a0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{ad}®Ї°±Ііґµ¶·ё№є»јЅѕї";
/// Small letters from 0xC0 to 0xDF; capitals follow in the same order.
const KOI_EIGHT: &str = "юабцдефгхийклмнопярстужвьызшэщчъ";

/// The character of a table that begins at a byte.
fn of(table: &str, first: u8, byte: u8) -> Option<char> {
    table.chars().nth(usize::from(byte.checked_sub(first)?))
}

/// A letter so many places behind another.
fn behind(first: char, byte: u8, at: u8) -> Option<char> {
    char::from_u32(u32::from(first) + u32::from(byte.checked_sub(at)?))
}

impl Encoding {
    /// The encoding that a declaration names in small letters.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "iso-8859-1" | "latin1" | "windows-1252" | "cp1252" => Self::Western,
            "iso-8859-15" | "latin9" => Self::LatinNine,
            "iso-8859-9" | "latin5" | "windows-1254" | "cp1254" => Self::Turkish,
            "macintosh" | "x-mac-roman" => Self::Macintosh,
            "windows-1250" | "cp1250" => Self::Central,
            "iso-8859-2" | "latin2" => Self::LatinTwo,
            "windows-1251" | "cp1251" => Self::Cyrillic,
            "koi8-r" => Self::KoiEight,
            "iso-8859-7" | "windows-1253" | "cp1253" => Self::Greek,
            "iso-8859-8" | "iso-8859-8-i" | "windows-1255" | "cp1255" => Self::Hebrew,
            _ => return None,
        })
    }

    /// What is doubtful about a text that was read in an encoding that it does not name.
    pub(super) fn doubt(self) -> &'static str {
        match self {
            Self::Macintosh => "is not in UTF-8 and was read as of an older Macintosh: look at its accents and dashes",
            Self::Central => "is not in UTF-8 and was read as Windows-1250 (Central Europe): look at its accents",
            Self::LatinTwo => "is not in UTF-8 and was read as ISO-8859-2 (Central Europe): look at its accents",
            Self::Cyrillic => "is not in UTF-8 and was read as Windows-1251 (Cyrillic): look at its letters",
            Self::KoiEight => "is not in UTF-8 and was read as KOI8-R (Cyrillic): look at its letters",
            Self::Greek => "is not in UTF-8 and was read as Windows-1253 (Greek): look at its letters",
            Self::Hebrew => "is not in UTF-8 and was read as Windows-1255 (Hebrew): look at its letters",
            _ => "is not in UTF-8 and was read as Windows-1252: look at its accents and dashes",
        }
    }

    /// The text of bytes in it.
    pub(super) fn text(self, bytes: &[u8]) -> String {
        bytes.iter().map(|byte| self.character(*byte)).collect()
    }

    fn character(self, byte: u8) -> char {
        let as_windows = || WINDOWS.get(usize::from(byte.wrapping_sub(0x80))).copied();
        let special = match (self, byte) {
            (_, 0..0x80) | (Self::LatinTwo | Self::LatinNine, 0x80..=0x9F) => None,
            (Self::Macintosh, _) => of(MACINTOSH, 0x80, byte),
            (Self::LatinNine, 0xA4..=0xBE) => match byte {
                0xA4 => Some('€'),
                0xA6 => Some('Š'),
                0xA8 => Some('š'),
                0xB4 => Some('Ž'),
                0xB8 => Some('ž'),
                0xBC => Some('Œ'),
                0xBD => Some('œ'),
                0xBE => Some('Ÿ'),
                _ => None,
            },
            (Self::Turkish, 0xD0 | 0xDD | 0xDE | 0xF0 | 0xFD | 0xFE) => {
                let at = [0xD0, 0xDD, 0xDE, 0xF0, 0xFD, 0xFE].iter().position(|one| *one == byte);
                at.and_then(|at| "ĞİŞğış".chars().nth(at))
            }
            (Self::Central, 0x8C..=0x8F) => of("ŚŤŽŹ", 0x8C, byte),
            (Self::Central, 0x9C..=0x9F) => of("śťžź", 0x9C, byte),
            (Self::Central, 0xA0..=0xBF) => of(CENTRAL_WINDOWS, 0xA0, byte),
            (Self::LatinTwo, 0xA0..=0xBF) => of(LATIN_TWO, 0xA0, byte),
            (Self::Central | Self::LatinTwo, 0xC0..) => of(CENTRAL, 0xC0, byte),
            (Self::Cyrillic, 0xA0..=0xBF) => of(CYRILLIC, 0xA0, byte),
            (Self::Cyrillic, 0xC0..) => behind('А', byte, 0xC0),
            (Self::KoiEight, 0xA3) => Some('ё'),
            (Self::KoiEight, 0xB3) => Some('Ё'),
            (Self::KoiEight, 0xC0..=0xDF) => of(KOI_EIGHT, 0xC0, byte),
            (Self::KoiEight, 0xE0..) => of(KOI_EIGHT, 0xE0, byte).and_then(|small| small.to_uppercase().next()),
            (Self::Greek, 0xA2) => Some('Ά'),
            (Self::Greek, 0xB8..=0xBA | 0xBC | 0xBE..) => behind('Έ', byte, 0xB8),
            (Self::Hebrew, 0xE0..=0xFA) => behind('א', byte, 0xE0),
            _ => as_windows(),
        };
        special.unwrap_or(char::from(byte))
    }

    /// Which encoding bytes are in that are no UTF-8: by which of them stand within words.
    pub(super) fn guessed(bytes: &[u8]) -> Self {
        if is_of_old_macintosh(bytes) {
            return Self::Macintosh;
        }
        let count = |is: fn(u8) -> bool| bytes.iter().filter(|byte| is(**byte)).count();
        let (small, capital) = (count(|byte| byte >= 0xE0), count(|byte| (0xC0..0xE0).contains(&byte)));
        if small + capital > count(|byte| byte.is_ascii_alphabetic()) {
            return of_another_script(bytes, small, capital);
        }
        if is_central(bytes) { central(bytes) } else { Self::Western }
    }
}

/// Whether accented letters are where they are in Mac Roman, within words, and none where they are in Windows 1252.
fn is_of_old_macintosh(bytes: &[u8]) -> bool {
    let is_letter = |byte: &u8| byte.is_ascii_alphabetic();
    let within = bytes.windows(3).filter(|three| {
        matches!(three, [before, 0x87 | 0x88 | 0x8A | 0x8D..=0x90 | 0x99 | 0x9A | 0x9D | 0x9F, after] if is_letter(before) && is_letter(after))
    });
    within.count() > 0 && !bytes.iter().any(|byte| *byte >= 0xE0)
}

/// Of a text whose letters are mostly not those of ASCII.
fn of_another_script(bytes: &[u8], small: usize, capital: usize) -> Encoding {
    // Greek letters with an accent stand between others where Cyrillic has capitals.
    let accented = bytes.windows(2).filter(|two| matches!(two, [0xE0..=0xFF, 0xDC..=0xDF])).count();
    match () {
        () if capital > small => Encoding::KoiEight,
        () if accented * 20 > small => Encoding::Greek,
        () if capital == 0 && !bytes.iter().any(|byte| *byte > 0xFA) => Encoding::Hebrew,
        () => Encoding::Cyrillic,
    }
}

/// How often one of these stands between two letters.
fn within_words(bytes: &[u8], wanted: &[u8]) -> usize {
    let is_letter = |byte: u8| byte.is_ascii_alphabetic() || byte >= 0xC0;
    let three = bytes.windows(3);
    three
        .filter(|three| matches!(three, [before, byte, after] if wanted.contains(byte) && is_letter(*before) && is_letter(*after)))
        .count()
}

/// Whether a text is in an encoding of Central Europe: letters of its languages stand where Windows 1252 has signs that are in no word,
/// or together where no Western language has both.
fn is_central(bytes: &[u8]) -> bool {
    // Ł, ą, ł, ś, ş, ź, ż, ť, ž as one encoding or the other has them.
    const NO_LETTERS: [u8; 12] = [0x9D, 0x9F, 0xA3, 0xB1, 0xB3, 0xB6, 0xB9, 0xBA, 0xBC, 0xBE, 0xBF, 0xAF];
    let count = |wanted: &[u8]| bytes.iter().filter(|byte| wanted.contains(byte)).count();
    // Š and ž are where Windows 1252 has them too; beside them stand č, ě, ř, ů.
    let (carons, others) = (count(&[0x8A, 0x8E, 0x9A, 0x9E]), count(&[0xE8, 0xEC, 0xF8, 0xF9]));
    let is_czech = carons > 0 && others > 0 && carons * 4 >= others || count(&[0xEC]) > 0 && count(&[0xF8]) > 0;
    // Ő and ű are õ and û there; Portuguese, Estonian and French have others that Hungarian has not.
    let is_hungarian = count(&[0xF5, 0xFB]) > 0
        && count(&[0xE1, 0xE9, 0xED]) > 0
        && count(&[0xF6, 0xFC]) > 0
        && count(&[0xE0, 0xE2, 0xE3, 0xE4, 0xE7, 0xE8, 0xEA, 0xEE]) == 0;
    // Ł begins words, where the sign for pounds stands before figures.
    let begins_a_word = bytes.windows(2).any(|two| matches!(two, [0xA3, b'a'..=b'z']));
    begins_a_word || within_words(bytes, &NO_LETTERS) > 0 || is_czech || is_hungarian
}

/// Which of the two: Windows has quotation marks and dashes where Latin 2 has nothing, and some letters elsewhere.
fn central(bytes: &[u8]) -> Encoding {
    let is_windows = bytes.iter().any(|byte| (0x80..0xA0).contains(byte));
    let of_latin_two = within_words(bytes, &[0xB1, 0xB6, 0xBB, 0xBC, 0xBE]) > 0
        // As ą it stands beside ł and ż, as š beside neither.
        || within_words(bytes, &[0xB9]) > 0 && within_words(bytes, &[0xB3, 0xBF]) == 0;
    if !is_windows && of_latin_two { Encoding::LatinTwo } else { Encoding::Central }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text in an encoding, by its own table.
    fn bytes(text: &str, encoding: Encoding) -> Vec<u8> {
        let byte = |wanted: char| (0..=u8::MAX).find(|byte| encoding.character(*byte) == wanted);
        text.chars().filter_map(byte).collect()
    }

    #[test]
    fn a_text_is_read_in_the_encoding_that_its_letters_look_like() {
        for (text, encoding) in [
            ("Liebe Cora, schöne Grüße – „ja“, für 10 €, 3³ m, £5", Encoding::Western),
            ("Chère Hélène, l’œuvre coûte; où sont-ils, Noël à Besançon, c’est « peu »", Encoding::Western),
            ("Não há razões; três mães, não é? Põe o avô à mão.", Encoding::Western),
            ("¡Señor! ¿Qué hace? El n.º 3 y la 2ª, corazón, pingüino.", Encoding::Western),
            ("Kjære Åse, på øya er det så blått; æsj. Været på fjøset.", Encoding::Western),
            ("Così è, perché può già; più tardi, virtù.", Encoding::Western),
            ("Sõber, öö on külm, äkki tuleb šokk.", Encoding::Western),
            ("Drogi Józefie, zażółć gęślą jaźń. „Czekam” – pisałaś", Encoding::Central),
            ("Łódź; Łucja Wójcik", Encoding::Central),
            ("Drogi Józefie, zażółć gęślą jaźń.", Encoding::LatinTwo),
            ("Milý příteli, děkuji Ti za dopis – těším se.", Encoding::Central),
            ("Milý příteli, žluťoučký kůň úpěl; těším se.", Encoding::LatinTwo),
            ("Dragi prijatelju, čekam te još uvijek; želim ti sreću – ćao.", Encoding::Central),
            ("Kedves Mária, az őszi eső és a hűvös szél; köszönöm – Pál", Encoding::Central),
            ("Дорогая Кора, спасибо за письмо; сад зелёный.", Encoding::Cyrillic),
            ("Дорогая Кора, спасибо за письмо; сад зелёный.", Encoding::KoiEight),
            ("Αγαπητή Κόρα, ευχαριστώ για το γράμμα σου.", Encoding::Greek),
            ("קורה היקרה, תודה על המכתב.", Encoding::Hebrew),
        ] {
            let bytes = bytes(text, encoding);
            assert_eq!(Encoding::guessed(&bytes).text(&bytes), text);
        }
    }
}
