//! The letters by their words: what sets each apart, and what both say alike.
//!
//! Start with [`Words`]. Must not know how the figures are reckoned: `compare` does.

use yew::prelude::*;

use super::{Comparison, panes::ComparisonProps};
use crate::view::{parts, shell::pressed};
use compare::{
    Side,
    phrases::{PhrasePlace, SharedPhrase, shared_phrases},
    vocabulary::{Vocabulary, WordRow},
};
use search::stop_words::is_stop_word;
use site::{Address, Route};
use text::decimal::decimals;
use text::part_name;

/// The longest bar, in hundredths of its cell; on a narrow page the number beside it takes the rest.
const LONGEST: f64 = 55.0;

/// How many lines of a table are shown; all figures are in the CSV.
const LINES: usize = 25;
/// How many words of each letter the picture has at first.
const AT_FIRST: usize = 12;
/// Words of fewer letters are put aside with the small words: abbreviations and titles.
const SHORTEST: usize = 3;

/// What tells the two apart, as a picture; what both say alike; the figures.
#[component]
pub fn Words(props: &ComparisonProps) -> Html {
    let comparison = &props.comparison;
    let with_small = use_state_eq(|| false);
    let shows_more = use_state_eq(|| false);
    // To count the words of letters takes its time.
    let counted = use_memo((comparison.choice.a, comparison.choice.b), |(a, b)| {
        let evidence = comparison.context.edition.evidence();
        (Vocabulary::new(evidence, *a, *b), shared_phrases(evidence, *a, *b))
    });
    let (vocabulary, phrases) = &*counted;
    let csv = format!("data:text/csv;charset=utf-8,{}", encode(&vocabulary.to_csv()));
    let words = |count: u32| parts::thousands(count as usize);
    let phrase_lines = phrases.iter().take(LINES * 2).map(|phrase| phrase_line(comparison, phrase));
    let turn = |what: &UseStateHandle<bool>| {
        let what = what.clone();
        Callback::from(move |_: MouseEvent| what.set(!*what))
    };
    let most = if *shows_more { LINES } else { AT_FIRST };
    html! {
        <div class="words">
            if let Some(caution) = vocabulary.caution() { <p class="caution">{ caution }</p> }
            <div class="two">
                <section>
                    <h2>{ "Words that tell them apart" }</h2>
                    <p class="small soft">
                        { format!(
                            "Numbers: how often. Bars: how often in 1,000 words, of {} and {}. A word leads to its lines.",
                            words(vocabulary.words_a),
                            words(vocabulary.words_b)
                        ) }
                    </p>
                    { picture(comparison, vocabulary, *with_small, most) }
                    <p class="tools">
                        <button type="button" aria-pressed={pressed(*shows_more)} onclick={turn(&shows_more)}>
                            { "More words" }
                        </button>
                        <button type="button" aria-pressed={pressed(*with_small)} onclick={turn(&with_small)}>
                            { "Small words too: the, in, its" }
                        </button>
                        <a class="btn" href={csv} download="words.csv">{ "All figures (CSV)" }</a>
                    </p>
                </section>
                <section aria-labelledby="phrases">
                    <h2 id="phrases">{ "Phrases of four words and more in both" }</h2>
                    if phrases.is_empty() { <p>{ "There is none." }</p> }
                    <ol class="phrases plain">{ for phrase_lines }</ol>
                </section>
            </div>
            <details>
                <summary>{ "Details: the figures, and how they are computed" }</summary>
                <p>
                    { "A word tells the two apart where its frequency differs by more than chance would have it in \
                       one word of a hundred " }
                    { "(log-likelihood G², Dunning 1993, as Rayson and Garside 2000 compute it, at least 6.63). The log \
                       ratio says how much: 1 is twice as frequent, 2 four times." }
                </p>
                <div class="two">
                    { figures(comparison, "words-a", Side::A, vocabulary.distinctive_of_a()) }
                    { figures(comparison, "words-b", Side::B, vocabulary.distinctive_of_b()) }
                </div>
            </details>
        </div>
    }
}

/// The words of the first letter, then those of the second, with a bar on either side.
fn picture(comparison: &Comparison, vocabulary: &Vocabulary, with_small: bool, most: usize) -> Html {
    let tells = |row: &&WordRow| with_small || row.word.chars().count() >= SHORTEST && !is_stop_word(&row.word);
    let of_a: Vec<&WordRow> = vocabulary.distinctive_of_a().filter(tells).take(most).collect();
    let of_b: Vec<&WordRow> = vocabulary.distinctive_of_b().filter(tells).take(most).collect();
    let highest = of_a.iter().chain(&of_b).map(|row| row.rate_a.max(row.rate_b)).fold(0.0, f64::max);
    let who = |side: Side| {
        let slot = comparison.letter(side).map(|letter| comparison.context.edition.letter_slot(letter));
        slot.map(|slot| format!("who-{slot}"))
    };
    let (first, second) = (who(Side::A), who(Side::B));
    // The longest leaves room for its number.
    let bar = |who: &Option<String>, count: u32, rate: f64| {
        let width = format!("{}%", decimals(rate / highest * LONGEST, 1));
        // Of a bar without width some browsers draw the edge.
        html! {
            <>
                if count > 0 {
                    <svg class={who.clone()} {width} height="14" aria-hidden="true">
                        <rect width="100%" height="100%" />
                    </svg>
                }
                <span>
                    { count }
                </span>
            </>
        }
    };
    let lines = of_a.iter().chain(&of_b).enumerate().map(|(at, row)| {
        let to = concordance(&row.word, true);
        html! {
            <tr key={row.word.clone()} class={(at == of_a.len()).then_some("second")}>
                <td><span class="bar-of">{ bar(&first, row.count_a, row.rate_a) }</span></td>
                <th scope="row"><a href={comparison.context.link(&to)}>{ printed(comparison, &row.word) }</a></th>
                <td><span class="bar-of">{ bar(&second, row.count_b, row.rate_b) }</span></td>
            </tr>
        }
    });
    let head = |side: Side| {
        comparison.letter(side).map_or_else(
            || html! { { "All other letters" } },
            |letter| {
                let (heading, date) = (parts::heading(&comparison.context, letter), parts::date_in_words(&letter.date));
                html! { <>{ heading }<br /><span class="soft">{ date }</span></> }
            },
        )
    };
    html! {
        <table class="word-bars">
            <thead>
                <tr>
                    <th scope="col">{ head(Side::A) }</th>
                    <th scope="col"><span class="hidden">{ "Word" }</span></th>
                    <th scope="col">{ head(Side::B) }</th>
                </tr>
            </thead>
            <tbody>{ for lines }</tbody>
        </table>
    }
}

/// A word as the letters have it.
fn printed(comparison: &Comparison, word: &str) -> String {
    let edition = &comparison.context.edition;
    edition.evidence().printed(&edition.corpus, word)
}

/// The figures of a letter's words.
fn figures<'r>(
    comparison: &Comparison,
    title: &'static str,
    side: Side,
    rows: impl Iterator<Item = &'r WordRow>,
) -> Html {
    let name = comparison.letter(side).map_or_else(
        || "all other letters".to_owned(),
        |letter| format!("the letter of {}", parts::date_in_words(&letter.date)),
    );
    html! {
        <section><h3 id={title}>{ format!("Distinctive of {name}") }</h3>{ table(comparison, title, rows) }</section>
    }
}

/// With its sign, whichever it is.
fn signed(ratio: f64) -> String {
    let plus = if ratio.is_sign_negative() { "" } else { "+" };
    plus.to_owned() + &decimals(ratio, 2)
}

fn table<'r>(comparison: &Comparison, title: &'static str, rows: impl Iterator<Item = &'r WordRow>) -> Html {
    let lines = rows.take(LINES).map(|row| {
        let to = concordance(&row.word, true);
        html! {
            <tr key={row.word.clone()}>
                <th scope="row"><a href={comparison.context.link(&to)}>{ printed(comparison, &row.word) }</a></th>
                <td>{ row.count_a }</td>
                <td>{ row.count_b }</td>
                <td>{ decimals(row.rate_a, 2) }</td>
                <td>{ decimals(row.rate_b, 2) }</td>
                <td>{ decimals(row.log_likelihood, 2) }</td>
                <td>{ signed(row.log_ratio) }</td>
            </tr>
        }
    });
    // Named by their dates, because both letters may be to the same person.
    let text = |side: Side| {
        comparison.letter(side).map_or_else(|| "all others".to_owned(), |letter| parts::date_in_words(&letter.date))
    };
    let heads = |what: &'static str| {
        [Side::A, Side::B].map(|side| html! { <th scope="col">{ text(side) }<br />{ what }</th> }).into_iter()
    };
    html! {
        <div class="scroll-x" tabindex="0" role="region" aria-labelledby={title}>
            <table class="figures">
                <thead>
                    <tr>
                        <th scope="col">{ "Word" }</th>
                        { for heads("times") }
                        { for heads("per 1,000") }
                        <th scope="col">{ "G²" }</th>
                        <th scope="col">{ "Log ratio" }</th>
                    </tr>
                </thead>
                <tbody>{ for lines }</tbody>
            </table>
        </div>
    }
}

fn phrase_line(comparison: &Comparison, phrase: &SharedPhrase) -> Html {
    let to = concordance(&phrase.text, false);
    let places = phrase.a.iter().chain(&phrase.b).map(|place| phrase_place(comparison, place));
    html! {
        <li key={phrase.text.clone()}>
            <a href={comparison.context.link(&to)}>
                { format!("“{}”", phrase.printed(&comparison.context.edition.corpus)) }
            </a>
            <span class="soft">{ for places }</span>
        </li>
    }
}

fn phrase_place(comparison: &Comparison, place: &PhrasePlace) -> Html {
    let Some((letter, part)) = comparison
        .context
        .edition
        .corpus
        .letters
        .get(place.letter)
        .and_then(|letter| Some((letter, letter.parts.get(place.part)?)))
    else {
        return Html::default();
    };
    let slot = comparison.context.edition.letter_slot(letter);
    let to = comparison.context.part_address(&letter.id, &part.id);
    html! {
        <>
            { " " }
            <a
                href={comparison.context.link(&to)}
                class={classes!("who", format!("who-{slot}"))}
                title={letter.title.clone()}
            >
                { part_name::short(letter, &part.id) }
            </a>
        </>
    }
}

/// The concordance of a word as it stands, or of a phrase.
fn concordance(words: &str, exact: bool) -> Address {
    let q = if exact { format!("={words}") } else { format!("\"{words}\"") };
    Address::of(Route::Explorer).and("q", &q).and("view", "concordance")
}

fn encode(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}
