//! Dates as people write them, in titles, datelines and names of files: `3. Mai 1801`, `le 1er janvier 1801`, `[3 May 1801?]`,
//! `between 3 and 5 May 1801`, `3.5.1801`, `1801 Mai 3`.
//!
//! Start with [`from_words`]. Words become [`Item`]s; what stands between the parts of a date without saying anything is dropped,
//! any other word parts one date from another. Must not know elements.

use super::{days_of, from_value, republic, roman, span};

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
enum Said {
    Before,
    After,
    About,
    Perhaps,
    Not,
}

fn said(word: &str) -> Option<Said> {
    Some(match word {
        "before" | "vor" | "avant" | "prima" | "antes" | "voor" | "före" | "ante" | "until" | "bis" => Said::Before,
        "after" | "nach" | "après" | "dopo" | "después" | "na" | "efter" | "post" | "since" | "seit" => Said::After,
        "about" | "ca" | "c" | "circa" | "cca" | "um" | "etwa" | "gegen" | "vers" | "environ" | "verso" | "hacia"
        | "around" | "approximately" | "omstreeks" | "omkring" => Said::About,
        "probably" | "perhaps" | "possibly" | "wohl" | "vermutlich" | "wahrscheinlich" | "vielleicht"
        | "probablement" | "peut-être" | "forse" | "probabilmente" | "probablemente" | "waarschijnlijk" | "trolig" => {
            Said::Perhaps
        }
        "not" | "nicht" | "pas" => Said::Not,
        _ => return None,
    })
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Item<'a> {
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
    Said(Said),
    Word,
}

/// A date of which parts may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
struct Point {
    year: Option<u16>,
    month: Option<u8>,
    day: Option<u8>,
}

impl Point {
    fn edtf(self) -> Option<String> {
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
type Doubted<'a> = (Item<'a>, bool);

/// The first date that words state; a year alone is none, for most numbers of four digits are no dates.
#[must_use]
pub fn from_words(words: &str) -> Option<String> {
    let words = even_figures(words);
    if let Some(found) = republic::from_words(&words).or_else(|| roman::from_words(&words)) {
        return Some(found);
    }
    let items = items(&words);
    (0..items.len()).find_map(|at| dated(&items, at))
}

/// The words without brackets in figures: of `3.5.[18]01` the editors have supplied two.
fn even_figures(words: &str) -> String {
    let signs: Vec<char> = words.chars().collect();
    let is_figure =
        |at: Option<usize>| at.and_then(|at| signs.get(at)).is_some_and(|sign| sign.is_ascii_digit() || *sign == '.');
    let is_inside = |at: usize| is_figure(at.checked_sub(1)) && is_figure(Some(at + 1));
    let kept = signs.iter().enumerate().filter(|(at, sign)| !(matches!(sign, '[' | ']') && is_inside(*at)));
    kept.map(|(_, sign)| *sign).collect()
}

/// A date before our era, which nothing but these words tells: `44 BC`, `15. März 44 v. Chr.`; the year 1 before it is the year 0 of EDTF.
fn before_our_era(words: &str) -> Option<String> {
    const SIGNS: [&str; 8] = ["bce", "bc", "b.c.e.", "b.c.", "v. chr.", "v.chr.", "av. j.-c.", "a.c."];
    let lower = words.trim_matches(['[', ']', ' ']).to_lowercase();
    let rest = SIGNS.iter().find_map(|sign| lower.strip_suffix(sign))?.trim_end();
    let digits = rest.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (before, year) = rest.split_at(rest.len() - digits);
    let year = year.parse::<u16>().ok().filter(|year| (2..=9999).contains(year))? - 1;
    let items = items(before);
    let day = (0..items.len()).find_map(|at| Some(point(&items, at)?.0)).unwrap_or_default();
    let value = match (day.month, day.day) {
        (Some(month), Some(day)) => format!("-{year:04}-{month:02}-{day:02}"),
        (Some(month), None) => format!("-{year:04}-{month:02}"),
        _ => format!("-{year:04}"),
    };
    Some(qualified(&items, items.len(), false, from_value(&value)?))
}

/// What the wording of a date says, where nothing else is said: also years alone, `ca. 1801`, `17--`, and days of no year.
#[must_use]
pub fn from_wording(words: &str) -> Option<String> {
    if let Some(found) = before_our_era(words).or_else(|| from_words(words)) {
        return Some(found);
    }
    let words = even_figures(words);
    let items = items(&words);
    let year_at = |at: usize| match items.get(at) {
        Some((Item::Number { value, digits: 4, .. }, doubt)) if (1000..2200).contains(value) => Some((*value, *doubt)),
        _ => None,
    };
    for (at, (item, doubt)) in items.iter().enumerate() {
        let Item::Season(season) = item else { continue };
        if let Some((year, also)) = year_at(at + 1).or_else(|| year_at(at.checked_sub(1)?)) {
            return Some(qualified(&items, at, *doubt || also, format!("{year}-{season}")));
        }
    }
    for (at, (item, doubt)) in items.iter().enumerate() {
        let year = match item {
            Item::Number { value, digits: 4, .. } if (1000..2200).contains(value) => value.to_string(),
            Item::Vague(digits) => format!("{digits:X<4}"),
            _ => continue,
        };
        let second = match (items.get(at + 1), items.get(at + 2)) {
            (Some((Item::To | Item::Stroke, _)), Some((Item::Number { value, digits: 4, .. }, _))) => {
                Some(value.to_string())
            }
            // 1801/02
            (Some((Item::Stroke, _)), Some((Item::Number { value, digits: 2, .. }, _))) => {
                year.get(..2).map(|century| format!("{century}{value:02}")).filter(|second| *second > year)
            }
            _ => None,
        };
        if let Some(second) = second {
            let end = |year: String| match items.get(at.wrapping_sub(1)) {
                Some((Item::Said(Said::About), _)) => format!("{year}~"),
                _ => year,
            };
            return Some(span(&end(year), &end(second)));
        }
        return Some(qualified(&items, at, *doubt, year));
    }
    let day = (0..items.len()).find_map(|at| Some(point(&items, at)?.0).filter(|point| point.day.is_some()))?;
    let (month, day) = (day.month?, day.day?);
    (day <= days_of(2000, month)).then(|| format!("XXXX-{month:02}-{day:02}"))
}

/// Whether words begin with a date, or a part of one.
#[must_use]
pub fn is_dated(words: &str) -> bool {
    let items = items(words);
    let first = items.iter().position(|(item, _)| !matches!(item, Item::Said(_) | Item::To));
    first.is_some_and(|at| point(&items, at).is_some())
}

fn items(words: &str) -> Vec<Doubted<'_>> {
    let mut items: Vec<Doubted<'_>> = Vec::new();
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
        return Some(Item::Said(said));
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

/// The date at an item, as far as it goes; where it ends; whether it is doubted.
fn point(items: &[Doubted<'_>], at: usize) -> Option<(Point, usize, bool)> {
    let get = |at: usize| items.get(at).map(|(item, _)| *item);
    let year = |at: usize| match get(at) {
        Some(Item::Number { value, digits: 4, .. }) if (1000..2200).contains(&value) => Some(value),
        _ => None,
    };
    let day = |at: usize| match get(at) {
        Some(Item::Number { value, digits: 1 | 2, .. }) => {
            u8::try_from(value).ok().filter(|day| (1..=31).contains(day))
        }
        _ => None,
    };
    let month = |at: usize| match get(at) {
        Some(Item::Month(month)) => Some(month),
        _ => None,
    };
    // Until the middle of the eighteenth century the year began in March: “10 February 1741/2” is in 1742.
    let year_of = |at: usize, month: u8| -> Option<(u16, usize)> {
        let value = year(at)?;
        let is_next = |second: u16, digits: usize| second == (value + 1) % if digits == 1 { 10 } else { 100 };
        match (get(at + 1), get(at + 2)) {
            (Some(Item::Stroke | Item::To), Some(Item::Number { value: second, digits: digits @ (1 | 2), .. }))
                if month <= 3 && is_next(second, digits) && !matches!(get(at + 3), Some(Item::Month(_))) =>
            {
                Some((value + 1, 3))
            }
            _ => Some((value, 1)),
        }
    };
    let (found, length) = match get(at)? {
        Item::Full(point) => (point, 1),
        Item::Number { digits: 4, .. } => {
            // 1801 Mai 3
            let (year, month) = (year(at)?, month(at + 1)?);
            let day = day(at + 2).filter(|_| !matches!(get(at + 3), Some(Item::Month(_))));
            (Point { year: Some(year), month: Some(month), day }, if day.is_some() { 3 } else { 2 })
        }
        Item::Number { .. } => {
            let day = Some(day(at)?);
            match month(at + 1).map(|month| (month, year_of(at + 2, month))) {
                Some((month, Some((year, length)))) => {
                    (Point { year: Some(year), month: Some(month), day }, 2 + length)
                }
                Some((month, None)) => (Point { year: None, month: Some(month), day }, 2),
                None => (Point { year: None, month: None, day }, 1),
            }
        }
        Item::Month(month) => match (day(at + 1), year_of(at + 1, month), year_of(at + 2, month)) {
            (Some(day), _, Some((year, length))) => {
                (Point { year: Some(year), month: Some(month), day: Some(day) }, 2 + length)
            }
            (Some(day), _, None) => (Point { year: None, month: Some(month), day: Some(day) }, 2),
            (None, Some((year, length)), _) => (Point { year: Some(year), month: Some(month), day: None }, 1 + length),
            (None, None, _) => (Point { year: None, month: Some(month), day: None }, 1),
        },
        _ => return None,
    };
    let doubt = items[at..at + length].iter().any(|(_, doubt)| *doubt);
    Some((found, at + length, doubt))
}

fn dated(items: &[Doubted<'_>], at: usize) -> Option<String> {
    let (one, end, doubt) = point(items, at)?;
    let parted = items.get(end).map(|(item, _)| *item).filter(|item| matches!(item, Item::To | Item::Stroke));
    if let Some((parted, (other, _, also))) = parted.and_then(|item| Some((item, point(items, end + 1)?))) {
        // October 26–27, 1962: of the second only day and year are written.
        let month = other.month.or(one.month);
        let year = other.year.or_else(|| following_year(items, end + 2).filter(|_| other.month.is_none()));
        let other = Point { year, month, ..other };
        let one = Point { year: one.year.or(other.year), month: one.month.or(other.month), ..one };
        let other = Point { year: other.year.or(one.year), ..other };
        if let (Some(from), Some(to)) = (one.edtf(), other.edtf()) {
            if parted == Item::Stroke && (10..=13).contains(&apart(one, other)) {
                // Old style and new: the calendar of the notation is the new one.
                return Some(qualified(items, at, doubt || also, to));
            }
            return Some(if from <= to { span(&from, &to) } else { to });
        }
    }
    Some(qualified(items, at, doubt, one.edtf()?))
}

fn following_year(items: &[Doubted<'_>], at: usize) -> Option<u16> {
    match items.get(at).map(|(item, _)| *item) {
        Some(Item::Number { value, digits: 4, .. }) => Some(value),
        _ => None,
    }
}

/// How many days lie between two dates of one or neighbouring months; 0 where that is not known.
fn apart(one: Point, other: Point) -> u16 {
    let (Some(first), Some(second)) = (one.day, other.day) else { return 0 };
    let (Some(from), Some(to), Some(year)) = (one.month, other.month, one.year) else { return 0 };
    let carried = match (from, to) {
        _ if from == to => 0,
        _ if from % 12 + 1 == to => u16::from(days_of(i32::from(year), from)),
        _ => return 0,
    };
    (u16::from(second) + carried).saturating_sub(u16::from(first))
}

/// The date with what is said before it.
fn qualified(items: &[Doubted<'_>], at: usize, doubt: bool, edtf: String) -> String {
    let before = |back: usize| match at.checked_sub(back).and_then(|at| items.get(at)) {
        Some((Item::Said(said), _)) => Some(*said),
        _ => None,
    };
    let said = match (before(2), before(1)) {
        (Some(Said::Not), Some(Said::Before)) => Some(Said::After),
        (Some(Said::Not), Some(Said::After)) => Some(Said::Before),
        (_, said) => said,
    };
    let uncertain = doubt || said == Some(Said::Perhaps);
    match (said, uncertain) {
        (Some(Said::Before), _) => format!("../{edtf}"),
        (Some(Said::After), _) => format!("{edtf}/.."),
        _ if from_value(&edtf).is_none() => edtf,
        (Some(Said::About), true) => format!("{edtf}%"),
        (Some(Said::About), false) => format!("{edtf}~"),
        (_, true) => format!("{edtf}?"),
        (_, false) => edtf,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_the_words_of_many_languages() {
        for (words, edtf) in [
            ("3. Mai 1801", "1801-05-03"),
            ("den 3ten May 1801", "1801-05-03"),
            ("le 3 mai 1801", "1801-05-03"),
            ("Paris, ce 1er janvier 1801", "1801-01-01"),
            ("il 1° maggio 1801", "1801-05-01"),
            ("Milano, addì 3 di maggio 1801", "1801-05-03"),
            ("3 de mayo de 1801", "1801-05-03"),
            ("1º de março de 1801", "1801-03-01"),
            ("Leiden, 3 mei 1801", "1801-05-03"),
            ("Stockholm d. 3 maj 1801", "1801-05-03"),
            ("København, den 3. marts 1801", "1801-03-03"),
            ("Lipsiae, die 3 Maii 1601", "1601-05-03"),
            ("3 мая 1801", "1801-05-03"),
            ("9. 8bre 1801", "1801-10-09"),
            ("May 3d, 1801", "1801-05-03"),
            ("the 3rd of May, 1801", "1801-05-03"),
            ("Friday, May the 3rd, 1801", "1801-05-03"),
            ("1801 Mai 3", "1801-05-03"),
            ("1801, May 3.", "1801-05-03"),
            ("Weimar, 3.5.1801", "1801-05-03"),
            ("3. 5. 1801", "1801-05-03"),
            ("3.V.1801", "1801-05-03"),
            ("03-05-1801", "1801-05-03"),
            ("26/10/1962", "1962-10-26"),
            ("10/26/1962", "1962-10-26"),
            ("1962_10_26", "1962-10-26"),
            ("18620304 Berg", "1862-03-04"),
            ("Anfang Mai 1801", "1801-05"),
            ("31 June 1801", "1801-06"),
            ("Nr. 12 – 3 May 1801", "1801-05-03"),
        ] {
            assert_eq!(from_words(words).as_deref(), Some(edtf), "{words}");
        }
    }

    #[test]
    fn spans_open_ends_and_doubts_are_said() {
        for (words, edtf) in [
            ("3.–5. Mai 1801", "1801-05-03/1801-05-05"),
            ("between 3 May and 5 June 1801", "1801-05-03/1801-06-05"),
            ("zwischen dem 3. und 5. Mai 1801", "1801-05-03/1801-05-05"),
            ("October 26–27, 1962", "1962-10-26/1962-10-27"),
            ("28 December 1801 to 2 January 1802", "1801-12-28/1802-01-02"),
            ("May–June 1801", "1801-05/1801-06"),
            ("3/15 May 1801", "1801-05-15"),
            ("22 May/3 June 1801", "1801-06-03"),
            ("9. / 11. Juli 1831", "1831-07-09/1831-07-11"),
            ("before 3 May 1801", "../1801-05-03"),
            ("vor dem 3. Mai 1801", "../1801-05-03"),
            ("nicht vor dem 3. Mai 1801", "1801-05-03/.."),
            ("après le 3 mai 1801", "1801-05-03/.."),
            ("[3 May 1801?]", "1801-05-03?"),
            ("3 May [1801?]", "1801-05-03?"),
            ("[3 May 1801]", "1801-05-03"),
            ("ca. 3. Mai 1801", "1801-05-03~"),
            ("wohl Mai 1801", "1801-05?"),
        ] {
            assert_eq!(from_words(words).as_deref(), Some(edtf), "{words}");
        }
    }

    #[test]
    fn a_wording_by_itself_may_be_a_year_or_a_day_of_no_year() {
        for (words, edtf) in [
            ("1801", "1801"),
            ("[ca. 1801]", "1801~"),
            ("[1801?]", "1801?"),
            ("1801–1803", "1801/1803"),
            ("17--", "17XX"),
            ("180-", "180X"),
            ("Weimar den 3. Mai", "XXXX-05-03"),
            ("vor 1801", "../1801"),
        ] {
            assert_eq!(from_wording(words).as_deref(), Some(edtf), "{words}");
        }
        for words in ["s.d.", "n.d.", "o. D.", "undated", "heute früh um 5", "30. Februar"] {
            assert_eq!(from_wording(words), None, "{words}");
        }
    }

    #[test]
    fn numbers_among_other_words_are_no_dates() {
        for words in ["may I say that in 1962 there were 42 missiles", "1801", "Mai 45", "Nr. 12, 5/4/1801"] {
            assert_eq!(from_words(words), None, "{words}");
        }
    }
}
