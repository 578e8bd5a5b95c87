//! Dates and numbers in a query, in every form in which they are typed.

use crate::support::letters;

fn found(q: &str) -> Vec<String> {
    letters().found(q)
}

#[test]
fn a_date_is_found_in_whatever_form_it_is_typed() {
    let expected = found("27 October");
    assert!(expected.len() > 2);
    for form in [
        "27 October 1962",
        "October 27, 1962",
        "Oct 27",
        "Oct. 27, 1962",
        "27th of October",
        "10/27/62",
        "27.10.1962",
        "27/10/1962",
        "1962-10-27",
        "1962/10/27",
        "27 Oct. 1962",
        "Oct. 27th",
        "27 oct '62",
        "27/10",
        "10/27",
        "27.10.",
        "the 27th day of October",
        "October the 27th",
        "twenty-seventh of October",
        "Saturday, 27 October 1962",
        "27. Oktober 1962",
        "27 octobre 1962",
        "27 de octubre",
        "27 октября 1962",
        "27TH OCTOBER 1962",
        "(27 October, 1962)",
        "27-Oct-1962",
        "10-27-62",
        "1962 October 27",
        "1962, Oct. 27",
        "27. 10. 1962",
        "27. 10.",
        "am 27. Oktober 1962",
        "le 27 octobre 1962",
        "el 27 de octubre de 1962",
        "２７ October",
        "27 10 1962",
        "10 27 1962",
        "1962 10 27",
        "27 X 1962",
        "27.X.1962",
        "27/x/62",
        "27-X-1962",
        "the 27th of October 1962",
    ] {
        assert_eq!(found(form), expected, "{form}");
    }
    for form in ["1962-10", "10/1962", "10.1962", "Oct 1962", "October of 1962", "Oktober 1962", "1962 October"] {
        assert_eq!(found(form), found("October 1962"), "{form}");
    }
    let in_may = found("May 1963");
    assert!(!in_may.is_empty() && in_may.len() < 5, "the month and not the verb: {in_may:?}");
    for form in ["27-28 October", "October 27–28, 1962", "27 and 28 Oct.", "27 to 28 October"] {
        let both = found(form);
        assert!(expected.iter().all(|place| both.contains(place)), "{form}: {both:?}");
        assert!(found("28 October").iter().all(|place| both.contains(place)), "{form}: {both:?}");
    }
    assert_eq!(found("27 October 1961"), Vec::<String>::new(), "a date without a year has the year of its letter");
    let two = letters().ask("11/10/1962").understood.sentence;
    assert!(two.contains("11 October 1962") && two.contains("10 November 1962"), "{two}");
    assert!(found("22 November 1962").iter().any(|place| place.starts_with("1962-11-22")), "a letter so dated opens");
}

#[test]
fn a_date_may_want_its_month_and_a_year_some_of_its_figures() {
    for form in ["the 27th", "27th", "on the 27th"] {
        assert_eq!(found(form), found("27 October"), "{form}: no other month has that day here");
    }
    assert!(letters().ask("20th century").understood.sentence.contains("form of “20th”"), "no day of a month");
    for form in ["May Day", "MAY DAY", "1 May", "first of May"] {
        assert!(found(form).len() > 2, "{form}");
        assert_eq!(found(form), found("\"First of May\""), "{form}");
    }
    for (form, year) in [("'57", "1957"), ("’57", "1957"), ("'41", "1941"), ("'56", "1956")] {
        assert_eq!(found(form), found(year), "{form}");
    }
    for form in ["1950s", "1950’s", "the 50s", "the ’50s", "the fifties", "the nineteen-fifties"] {
        let of_decade = found(form);
        for year in ["1956", "1957"] {
            assert!(found(year).iter().all(|place| of_decade.contains(place)), "{form}: {year}");
        }
        assert!(!found("1961").iter().all(|place| of_decade.contains(place)), "{form}");
    }
}

#[test]
fn numbers_are_never_other_numbers() {
    for q in [
        "1964",
        "1945",
        "15,000",
        "15,000 troops",
        "15 000",
        "15.000 troops",
        "fifteen thousand troops",
        "1,500",
        "43 missiles",
        "forty-three missiles",
        "19620",
        "43k",
        "44m",
        "2/3",
    ] {
        let answer = letters().ask(q);
        assert!(answer.passages.is_empty(), "{q}");
        assert!(answer.suggestions.is_empty(), "{q}: {:?}", answer.suggestions);
        assert!(answer.partial_matches.is_none_or(|some| !some.lead.contains("is read as")), "{q}");
    }
}

#[test]
fn numbers_meet_in_digits_and_in_words() {
    for (digits, words) in [
        ("42 missiles", "forty-two missiles"),
        ("20,000,000", "twenty million"),
        ("20000000", "20 million"),
        ("20.000.000", "20 000 000"),
        ("100 megatons", "a hundred megatons"),
        ("81 parties", "eighty-one parties"),
        ("45 years", "forty five years"),
        ("250 grams", "two hundred and fifty grams"),
        ("150,000 reservists", "a hundred and fifty thousand reservists"),
        ("150.000", "150 000"),
        ("150’000", "150000"),
        ("150 thousand", "150 000"),
        ("12 000 meters", "twelve thousand meters"),
        ("14 powers", "fourteen powers"),
        ("16 years", "sixteen years"),
        ("72 hours", "seventy-two hours"),
        ("100 megatons", "hundred megatons"),
        ("150k reservists", "150,000 reservists"),
        ("150K", "150,000"),
        ("20m dead", "twenty million dead"),
        ("20mn", "twenty million"),
        ("12000m", "12,000"),
        ("1/3", "one-third"),
        ("⅓ of the world", "one-third of the world"),
    ] {
        assert!(!found(digits).is_empty(), "{digits}");
        assert_eq!(found(digits), found(words), "{digits} and {words}");
    }
}
