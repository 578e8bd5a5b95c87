//! The parts of dates in words: months and days in many languages, figures, what is said before a date.
//!
//! Start with [`items`]. What stands between the parts without saying anything is dropped. Must not know which parts make a date.

use super::days_of;

/// The names of months, in English, German, French, Italian, Spanish, Portuguese, Dutch, Swedish, Danish, Norwegian, Russian, Polish,
/// Czech, Finnish, Hungarian, Catalan and Latin, with the short forms that tell.
#[rustfmt::skip]
const MONTHS: [&str; 12] = [
    " january jan januar jänner jenner jäner janvier janv gennaio genn gen enero ene januari janeiro januarii januarius ianuarii января stycznia leden ledna tammikuuta január gener ",
    " february feb febr februar hornung feber février fevrier févr fév febbraio febbr febrero februari fevereiro februarii februarius февраля lutego února helmikuuta február febrer ",
    " march lenzmonat mar märz maerz mrz mars marzo maart marts março marco martii martius марта marca března maaliskuuta március ",
    " april ostermonat apr avril avr aprile abril abr aprilis апреля kwietnia dubna huhtikuuta április ",
    " may wonnemonat mai maggio magg mayo mei maj maio maii maij maius мая maja května toukokuuta május maig ",
    " june brachmonat jun juni juin giugno giu junio junho junii iunii junius июня czerwca června kesäkuuta június juny ",
    " july heumonat jul juli juillet juil luglio lug julio julho julii iulii julius июля lipca července heinäkuuta július juliol ",
    " august augst augstmonat erntemonat aug août aout agosto ago augustus augusti августа sierpnia srpna elokuuta augusztus agost ",
    " september herbstmonat sept sep septembre 7bre 7ber 7bris settembre sett septiembre setiembre setembro septembris сентября września září syyskuuta szeptember setembre ",
    " october weinmonat oct oktober okt octobre 8bre 8ber 8bris ottobre ott octubre outubro octobris октября października října lokakuuta október octubre ",
    " november wintermonat nov novembre 9bre 9ber 9bris noviembre novembro novembris ноября listopada listopadu marraskuuta ",
    " december christmonat dec dezember dez décembre decembre déc 10bre 10ber 10bris xbre xber xbris dicembre dic diciembre dezembro decembris декабря grudnia prosince joulukuuta desember desembre ",
];

/// Roman numbers of months, where they stand between a day and a year.
const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/// Words that stand within dates and say nothing: articles, *of*, days of the week.
#[rustfmt::skip]
const FILLERS: &str = " the of de del der den dem des di le la el il o am on vom d dated ten ter th st nd rd te anno ao a° mense mensis domini die dd do in day \
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun \
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag montags dienstags mittwochs donnerstags freitags samstags sonntags mo di mi do fr sa so \
    lundi mardi mercredi jeudi vendredi samedi dimanche lunedì martedì mercoledì giovedì venerdì sabato domenica \
    lunes martes miércoles jueves viernes sábado domingo maandag dinsdag woensdag donderdag vrijdag zaterdag zondag \
    måndag tisdag onsdag torsdag fredag lördag söndag ";

/// What is said before a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateQualifier {
    Before,
    After,
    About,
    Perhaps,
    Not,
}

fn said(word: &str) -> Option<DateQualifier> {
    Some(match word {
        "before" | "vor" | "avant" | "prima" | "antes" | "voor" | "före" | "ante" | "until" | "bis" => {
            DateQualifier::Before
        }
        "after" | "nach" | "après" | "dopo" | "después" | "na" | "efter" | "post" | "since" | "seit" => {
            DateQualifier::After
        }
        "about" | "ca" | "c" | "circa" | "cca" | "um" | "etwa" | "gegen" | "vers" | "environ" | "verso" | "hacia"
        | "around" | "approximately" | "omstreeks" | "omkring" => DateQualifier::About,
        "probably" | "perhaps" | "possibly" | "wohl" | "vermutlich" | "wahrscheinlich" | "vielleicht"
        | "probablement" | "peut-être" | "forse" | "probabilmente" | "probablemente" | "waarschijnlijk" | "trolig" => {
            DateQualifier::Perhaps
        }
        "not" | "nicht" | "pas" => DateQualifier::Not,
        _ => return None,
    })
}

/// A part of a date, or what stands between two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Item<'a> {
    /// A number as written, with what parts it from what follows.
    Number {
        value: u16,
        digits: usize,
        dot: bool,
    },
    Month(u8),
    /// A year of which digits are not known: `17--`, `1790s`.
    Vague(&'a str),
    /// A quarter of a year, as EDTF numbers them.
    Season(u8),
    /// A date in figures.
    Full(Point),
    /// From one to another.
    To,
    /// Two days for one: old style and new.
    Stroke,
    DateQualifier(DateQualifier),
    Word,
}

/// A date of which parts may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub(super) struct Point {
    pub(super) year: Option<u16>,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
}

impl Point {
    pub(super) fn edtf(self) -> Option<String> {
        match self {
            Self { year: Some(year), month: Some(month), day: Some(day) } => {
                (1..=days_of(i32::from(year), month)).contains(&day).then(|| format!("{year:04}-{month:02}-{day:02}"))
            }
            Self { year: Some(year), month: Some(month), day: None } => Some(format!("{year:04}-{month:02}")),
            _ => None,
        }
    }
}

/// An item, and whether a question mark follows it.
pub(super) type QueriedItem<'a> = (Item<'a>, bool);

/// The items of words, in order.
pub(super) fn items(words: &str) -> Vec<QueriedItem<'_>> {
    let mut items: Vec<QueriedItem<'_>> = Vec::new();
    let is_part = |character: char| character.is_alphanumeric() || matches!(character, '\'' | '’' | '°' | 'º');
    let mut rest = words;
    while let Some(character) = rest.chars().next() {
        if let Some((item, after)) = in_figures(rest) {
            items.push((item, false));
            rest = after;
            continue;
        }
        if is_part(character) {
            let mut end = rest.find(|character: char| !is_part(character)).unwrap_or(rest.len());
            if rest[..end].eq_ignore_ascii_case("peut") && rest[end..].starts_with("-être") {
                end += "-être".len();
            }
            let (token, after) = rest.split_at(end);
            rest = after;
            // “5th mo. 3rd, 1801”, as the Society of Friends counts months.
            if let (true, Some((last @ Item::Number { value: 1..=12, .. }, _))) =
                (["mo", "month"].iter().any(|word| token.eq_ignore_ascii_case(word)), items.last_mut())
                && let Item::Number { value, .. } = last
            {
                *last = Item::Month(u8::try_from(*value).unwrap_or_default());
                continue;
            }
            items.extend(item(token, after).map(|item| (item, false)));
            continue;
        }
        match character {
            '–' | '—' | '-' | '‑' | '‒' => items.push((Item::To, false)),
            '/' => items.push((Item::Stroke, false)),
            '?' => {
                if let Some((_, doubt)) = items.last_mut() {
                    *doubt = true;
                }
            }
            _ => {}
        }
        rest = &rest[character.len_utf8()..];
    }
    items
}

/// The numbers of days that are written out before *of*.
#[rustfmt::skip]
const ORDINALS: [&str; 20] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
];

/// The quarters of a year, in the order in which EDTF numbers them from 21.
#[rustfmt::skip]
const SEASONS: [&str; 4] = [
    " spring frühjahr frühling printemps primavera voorjaar lente ",
    " summer sommer été estate verano zomer ",
    " autumn fall herbst automne autunno otoño herfst ",
    " winter hiver inverno invierno ",
];

/// A number in Roman signs, if they are written as is usual.
pub(super) fn roman_number(signs: &str) -> Option<i32> {
    const SIGNS: [(&str, i32); 13] = [
        ("M", 1000),
        ("CM", 900),
        ("D", 500),
        ("CD", 400),
        ("C", 100),
        ("XC", 90),
        ("L", 50),
        ("XL", 40),
        ("X", 10),
        ("IX", 9),
        ("V", 5),
        ("IV", 4),
        ("I", 1),
    ];
    let upper = signs.to_uppercase();
    let (mut rest, mut sum) = (upper.as_str(), 0);
    for (sign, value) in SIGNS {
        let most = if sign.len() == 2 || matches!(sign, "D" | "L" | "V") { 1 } else { 4 };
        for _ in 0..most {
            let Some(after) = rest.strip_prefix(sign) else { break };
            (rest, sum) = (after, sum + value);
        }
    }
    (rest.is_empty() && sum > 0).then_some(sum)
}

fn item<'a>(token: &'a str, after: &str) -> Option<Item<'a>> {
    let dot = after.starts_with('.');
    let lower = token.to_lowercase();
    if let Some(month) = month_of(&lower) {
        return Some(Item::Month(month));
    }
    let of = |names: &[&str]| names.iter().position(|names| names.split_whitespace().any(|name| name == lower));
    if let Some(at) = of(&SEASONS) {
        return Some(Item::Season(21 + u8::try_from(at).unwrap_or_default()));
    }
    if let Some(at) = of(&ORDINALS).filter(|_| after.starts_with(" of ") || after.starts_with(" day of ")) {
        return Some(Item::Number { value: u16::try_from(at + 1).unwrap_or_default(), digits: 2, dot });
    }
    // MDCCCI
    if token.len() >= 4
        && token.starts_with('M')
        && let Some(value) = roman_number(token).filter(|_| !token.contains(char::is_lowercase))
    {
        return Some(Item::Number { value: u16::try_from(value).unwrap_or_default(), digits: 4, dot });
    }
    let figures = lower.bytes().take_while(u8::is_ascii_digit).count();
    if figures > 0 {
        let suffix = &lower[figures..];
        if figures == 4
            && matches!(suffix, "s" | "er" | "’s" | "'s")
            && lower.starts_with('1')
            && token[3..].starts_with('0')
        {
            return Some(Item::Vague(if token[2..].starts_with("00") { &token[..2] } else { &token[..3] }));
        }
        let ordinal = [
            "", "st", "nd", "rd", "th", "d", "er", "ère", "e", "ten", "ter", "te", "ste", "de", "t", "°", "º", "o",
            "a", "i",
        ];
        let value = lower[..figures].parse::<u16>().ok().filter(|_| ordinal.contains(&suffix));
        return Some(value.map_or(Item::Word, |value| Item::Number { value, digits: figures, dot }));
    }
    if let Some(said) = said(&lower) {
        return Some(Item::DateQualifier(said));
    }
    match lower.as_str() {
        "to" | "and" | "und" | "et" | "e" | "y" | "och" | "og" | "en" | "au" | "al" | "till" | "tot" => {
            return Some(Item::To);
        }
        _ => {}
    }
    let is_filler = FILLERS.split_whitespace().any(|filler| filler == lower);
    (!is_filler).then_some(Item::Word)
}

fn month_of(lower: &str) -> Option<u8> {
    let at = MONTHS.iter().position(|names| names.split_whitespace().any(|name| name == lower))?;
    u8::try_from(at + 1).ok()
}

/// A date in figures at the beginning of a text: `1801-05-03`, `3.5.1801`, `3. 5. 1801`, `3.V.1801`, `26/10/1962`, `1962_10_26`,
/// `18010503`, and a year of which the end is not known, `17--`.
fn in_figures(text: &str) -> Option<(Item<'_>, &str)> {
    let figures = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let first = figures(text);
    let (start, rest) = text.split_at(first);
    let ends = |rest: &str| !rest.starts_with(|character: char| character.is_alphanumeric());
    match first {
        2 | 3 if ends(rest) => {
            let unknown = rest.bytes().take_while(|byte| *byte == b'-').count();
            if unknown + first == 4 && ends(&rest[unknown..]) && start.starts_with('1') {
                return Some((Item::Vague(start), &rest[unknown..]));
            }
        }
        4 => {
            let mark = rest.chars().next().filter(|mark| matches!(mark, '-' | '_' | '.'))?;
            let (month, after) = rest[1..].split_at(figures(&rest[1..]));
            let after = after.strip_prefix(mark)?;
            let (day, after) = after.split_at(figures(after));
            return Some((Item::Full(numbers(start, month, day)?), after)).filter(|_| ends(after));
        }
        8 if ends(rest) => {
            return Some((Item::Full(numbers(&start[..4], &start[4..6], &start[6..])?), rest));
        }
        _ => {}
    }
    if !(1..=2).contains(&first) {
        return None;
    }
    let mark = rest.chars().next().filter(|mark| matches!(mark, '.' | '/' | '-'))?;
    let rest = rest[1..].trim_start_matches(' ');
    let end = rest.find(|character: char| !character.is_ascii_alphanumeric())?;
    let (month, rest) = rest.split_at(end);
    let roman = ROMAN.iter().position(|roman| *roman == month.to_lowercase());
    let roman = roman.or_else(|| Some(usize::from(month_of(&month.to_lowercase())?) - 1));
    let month = roman.map_or_else(|| month.to_owned(), |at| (at + 1).to_string());
    let rest = rest.strip_prefix(mark)?.trim_start_matches(' ');
    let (year, rest) = rest.split_at(figures(rest));
    let (day, month) = match (mark, start.parse::<u8>().ok()?, month.parse::<u8>().ok()?) {
        // Between strokes either may be the month: told only where one cannot be.
        ('/', first, second) if roman.is_none() && first <= 12 && second <= 12 && first != second => return None,
        ('/', first, second) if second > 12 => (second, first),
        (_, first, second) => (first, second),
    };
    let found = numbers(year, &month.to_string(), &day.to_string())?;
    ends(rest).then_some((Item::Full(found), rest))
}

fn numbers(year: &str, month: &str, day: &str) -> Option<Point> {
    let year = year.parse().ok().filter(|number| (1000..2200).contains(number) && year.len() == 4)?;
    let month = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    let day = day.parse().ok().filter(|day| (1..=31).contains(day))?;
    Some(Point { year: Some(year), month: Some(month), day: Some(day) })
}
