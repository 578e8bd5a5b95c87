//! The letters by their words: what sets each apart, and what both say alike.

use yew::prelude::*;

use super::Comparison;
use crate::view::parts;
use compare::{
    Side,
    phrases::{PhrasePlace, SharedPhrase, shared_phrases},
    vocabulary::{Vocabulary, WordRow},
};
use site::{Address, Route};
use text::decimal::decimals;
use text::part_name;

/// How many lines of a table are shown; all figures are in the CSV.
const LINES: usize = 25;

/// Distinctive words and shared phrases.
pub fn view(comparison: &Comparison) -> Html {
    let evidence = comparison.context.edition.evidence();
    let vocabulary = Vocabulary::new(evidence, comparison.choice.a, comparison.choice.b);
    let phrases = shared_phrases(evidence, comparison.choice.a, comparison.choice.b);
    let name = |side: Side| {
        comparison.letter(side).map_or_else(
            || "all other letters".to_owned(),
            |letter| format!("the letter of {}", parts::date_in_words(&letter.date)),
        )
    };
    let (first, second) = (name(Side::A), name(Side::B));
    let csv = format!("data:text/csv;charset=utf-8,{}", encode(&vocabulary.to_csv()));
    let words = |count: u32| parts::thousands(count as usize);
    let phrase_lines = phrases.iter().take(LINES * 2).map(|phrase| phrase_line(comparison, phrase));
    html! {
        <div class="wide words">
            <p>
                { format!("{} words beside {}. ", words(vocabulary.words_a), words(vocabulary.words_b)) }
                { "A word is distinctive where its frequency in the two texts differs by more than chance would \
                   have it in one word of a hundred " }
                { "(log-likelihood G², Dunning 1993, as Rayson and Garside 2000 compute it, at least 6.63). The log \
                   ratio says how much: 1 is twice as frequent, 2 four times." }
            </p>
            if let Some(caution) = vocabulary.caution() { <p class="caution">{ caution }</p> }
            <p><a class="btn" href={csv} download="words.csv">{ "All figures (CSV)" }</a></p>
            <div class="two">
                <section>
                    <h2 id="words-a">{ format!("Distinctive of {first}") }</h2>
                    { table(comparison, "words-a", vocabulary.distinctive_of_a()) }
                </section>
                <section>
                    <h2 id="words-b">{ format!("Distinctive of {second}") }</h2>
                    { table(comparison, "words-b", vocabulary.distinctive_of_b()) }
                </section>
            </div>
            <section aria-labelledby="phrases">
                <h2 id="phrases">{ "Phrases of four words and more in both" }</h2>
                if phrases.is_empty() { <p>{ "There is none." }</p> }
                <ol class="phrases plain">{ for phrase_lines }</ol>
            </section>
        </div>
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
                <th scope="row"><a href={comparison.context.link(&to)}>{ &row.word }</a></th>
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
            <a href={comparison.context.link(&to)}>{ format!("“{}”", phrase.text) }</a>
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
                { format!("¶{}", part_name::number(&part.id)) }
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
