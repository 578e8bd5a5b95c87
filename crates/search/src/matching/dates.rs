//! Where the letters name a date.
//!
//! Start with [`find`]. A date of the letters without a year has the year of its letter.

use crate::{
    index::{Index, PassageId},
    matching::hits::{Hit, fitting},
    query::dates::{AskedDate, Year, day, whole_year},
};
use corpus::Corpus;
use corpus::sort;

/// Between the day and the month at most so many words: “on 27 and 28 October”.
const WITHIN: u32 = 4;

/// Between a date and its year at most so many words: “27 October of the year 1962”.
const YEAR_WITHIN: u32 = 4;

/// Where the letters name one of some dates, and the opening passages of letters so dated.
pub(crate) fn find(index: &Index, corpus: &Corpus, dates: &[AskedDate]) -> (Vec<Hit>, Vec<PassageId>) {
    let mut hits = Vec::new();
    let mut dated = Vec::new();
    for date in dates {
        hits.extend(named(index, corpus, *date));
        hits.extend(in_figures_of_letters(index, *date));
        for (letter, range) in corpus.letters.iter().zip(&index.passages.letters) {
            let is_of = letter.date.iso.is_some_and(|iso| {
                date.year.is_none_or(|year| u16::try_from(iso.year).is_ok_and(|of_letter| year.is(of_letter)))
                    && iso.month == Some(date.month)
                    && (date.day.is_none() || iso.day == date.day)
            });
            let opening = range.clone().map(PassageId).find(|id| index.plain.has(*id));
            dated.extend(opening.filter(|_| is_of));
        }
    }
    (hits, dated)
}

/// The numbers of the letters that are years with these figures.
pub(crate) fn years(index: &Index, figures: &str) -> Vec<(u32, f32)> {
    let all = fitting(index, figures).into_iter();
    let is_year = |form: &u32| index.forms.get(*form as usize).is_some_and(|form| whole_year(&form.text).is_some());
    all.filter(is_year).map(|form| (form, 1.0)).collect()
}

/// Places where a month is named, with the day beside it if one is asked for.
fn named(index: &Index, corpus: &Corpus, date: AskedDate) -> Vec<Hit> {
    let mut months: Vec<u32> = date.names().filter_map(|name| index.form(&name)).collect();
    sort::natural(&mut months);
    months.dedup();
    let mut hits = Vec::new();
    for place in months.into_iter().flat_map(|form| index.postings(form)) {
        let Some(passage) = index.slot(place.slot).map(|slot| slot.passage) else { continue };
        let form = |slot: u32| {
            let slot = index.slot(slot).filter(|slot| slot.passage == passage)?;
            index.forms.get(slot.form as usize).map(|form| &*form.text)
        };
        let (first, last) = match date.day {
            None => {
                let is_number =
                    |slot: &u32| form(*slot).is_some_and(|form| day(form).is_some() || whole_year(form).is_some());
                let after = (place.slot + 1..=place.slot + WITHIN).any(|slot| is_number(&slot));
                let before = (1..=WITHIN).filter_map(|step| place.slot.checked_sub(step)).any(|slot| is_number(&slot));
                if !after && !before && !form(place.slot).is_some_and(|form| date.is_plainly_named(form)) {
                    continue;
                }
                (place.slot, place.slot)
            }
            Some(asked) => {
                // *May Day* is the first of May.
                let is_may_day =
                    |slot: &u32| (asked, date.month, *slot) == (1, 5, place.slot + 1) && form(*slot) == Some("day");
                let is_day = |slot: &u32| form(*slot).and_then(day) == Some(asked) || is_may_day(slot);
                let after = (place.slot + 1..=place.slot + WITHIN).find(is_day);
                let before = (1..=WITHIN).filter_map(|step| place.slot.checked_sub(step)).find(is_day);
                match (before, after) {
                    (Some(before), _) => (before, place.slot),
                    (None, Some(after)) => (place.slot, after),
                    (None, None) => continue,
                }
            }
        };
        let year = (last + 1..=last + YEAR_WITHIN).find_map(|slot| Some((slot, whole_year(form(slot)?)?)));
        let of_letter = || {
            let letter = index.passage(passage).and_then(|passage| corpus.letters.get(passage.letter));
            let (first, last) = letter.and_then(|letter| letter.date.span())?;
            (first.year == last.year).then(|| u16::try_from(first.year).ok())?
        };
        let said = match year {
            Some((_, Year::Whole(year))) => Some(year),
            _ => of_letter(),
        };
        if let (Some(asked), Some(said)) = (date.year, said)
            && !asked.is(said)
        {
            continue;
        }
        let end = year.filter(|_| date.year.is_some()).map_or(last, |(slot, _)| slot);
        hits.push(Hit { slot: first, width: end - first + 1, fit: 1.0 });
    }
    hits
}

/// Places where three numbers in one word are the date.
fn in_figures_of_letters(index: &Index, date: AskedDate) -> Vec<Hit> {
    let Some(asked) = date.day else { return Vec::new() };
    let mut forms = vec![asked.to_string()];
    if asked < 10 {
        forms.push(format!("0{asked}"));
    }
    let mut hits = Vec::new();
    for place in forms.iter().filter_map(|form| index.form(form)).flat_map(|form| index.postings(form)) {
        for back in 0..3 {
            let Some(first) = place.slot.checked_sub(back).filter(|_| place.width == 1) else { continue };
            let slots: Vec<_> = (first..first + 3).filter_map(|slot| index.slot(slot)).collect();
            let [one, two, three] = slots.as_slice() else { continue };
            let is_one_word =
                one.passage == three.passage && one.word == two.word && two.word == three.word && one.word > 0;
            if !is_one_word {
                continue;
            }
            let number = |form: u32| index.forms.get(form as usize).and_then(|form| form.text.parse::<u16>().ok());
            let (Some(one), Some(two), Some(three)) = (number(one.form), number(two.form), number(three.form)) else {
                continue;
            };
            let is_year = |year: u16| match date.year {
                Some(asked) => {
                    asked.is(year) || (year < 100 && matches!(asked, Year::Whole(whole) if whole % 100 == year))
                }
                None => true,
            };
            let (asked, month) = (u16::from(asked), u16::from(date.month));
            if (one, two) == (asked, month) && is_year(three)
                || (one, two) == (month, asked) && is_year(three)
                || (two, three) == (month, asked) && is_year(one)
            {
                hits.push(Hit { slot: first, width: 3, fit: 1.0 });
            }
        }
    }
    hits
}
