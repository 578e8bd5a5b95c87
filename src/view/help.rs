//! How to search: the rules, with examples that run, the words that need not match, the editor's synonyms, the keys.
//!
//! Start with [`page`]. Must not know how a query is read.

use yew::prelude::*;

use super::{PageContext, keys, parts};
use crate::LANGUAGES;
use corpus::{Correspondent, EntityKind, Synonym};
use search::{Filter, stop_words};
use site::{Address, Route};
use text::families;

/// The rules: what is typed, and what it does. The examples stand in the collection, because they run on its letters.
const RULES: [(&str, &str); 18] = [
    (
        "word word",
        "Passages that have all the words, in any order. Capitals, accents, hyphens and full stops make no difference.",
    ),
    ("word", "Every word of its family: ask, asks, asked, asking; irregular forms too."),
    ("=word", "This form only."),
    ("\"word word\"", "The phrase: these words in this order, in these forms."),
    ("word OR word, word || word", "Either. OR and NOT are written in capitals."),
    ("-word, NOT word", "Passages without it."),
    ("( … )", "Brackets keep what belongs together."),
    ("wor*, w?rd", "* stands for any letters, ? for one. A question mark at the end of a word is a question mark."),
    ("word~", "Words spelt nearly so: one letter off, or two in a longer word."),
    ("\"word word\"~8", "These words within eight words of each other, in any order."),
    ("to:, from:", "The letter’s recipient or writer; recipient: and sender: too."),
    (
        "date:1900, date:1900-10, date:1900-10-26..1900-11",
        "The letter’s date: a year, a month, a day, or from one to another; also after:1900-10 and before:1900-10, with that month.",
    ),
    ("form:, theme:", "The form of the document; the theme to which the editor has assigned the passage."),
    ("person:, place:, org:, term:", "Who or what is mentioned in the passage, by whatever name."),
    ("to: name", "A blank after the colon makes no difference."),
    ("in:letter", "This letter only: the last part of its address, as its own page has it."),
    (
        "27 October 1962, Oct 27, 27.10.1962, 10/27, 27-28 October, 1962-10",
        "The day or the month, wherever it is named or a letter bears it. What can be read two ways is read both ways; a number is never \
         taken for another, and may be written in figures or words.",
    ),
    (
        "in:notes",
        "Searches the notes, the dossiers and the editor’s reasons. Otherwise only notes are found, among passages with some of the words.",
    ),
];

/// The page.
pub fn page(context: &PageContext) -> Html {
    let corpus = &context.edition.corpus;
    let rules = RULES.iter().map(|(typed, does)| html! { <><dt><code>{ *typed }</code></dt><dd>{ *does }</dd></> });
    let examples = corpus.collection.examples.iter().map(|example| {
        html! { <li key={example.q.clone()}>{ search(context, &example.q) }<span>{ &example.what }</span></li> }
    });
    let synonyms = corpus.synonyms.iter().map(|synonym| self::synonym(context, synonym));
    let keys = keys::KEYS.iter().map(|(key, does)| html! { <><dt><kbd>{ *key }</kbd></dt><dd>{ *does }</dd></> });
    html! {
        <div class="column prose help">
            <h1 id="title" tabindex="-1">{ "How to search" }</h1>
            <p class="lead">
                { "Type into the field at the top of any page. On the first page the results follow every key; \
                   elsewhere, press Enter. Everything you type is a query: what cannot be read as a rule is taken \
                   as words, and the page says how it understood you." }
            </p>
            <nav aria-label="On this page">
                <ul class="toc plain">
                    <li><a href="#rules">{ "Rules" }</a></li>
                    <li><a href="#examples">{ "Examples" }</a></li>
                    <li><a href="#fields">{ "Names to use in fields" }</a></li>
                    <li><a href="#small-words">{ "Words that need not match" }</a></li>
                    <li><a href="#synonyms">{ "Names that the letters do not use" }</a></li>
                    <li><a href="#order">{ "Which results come first" }</a></li>
                    <li><a href="#filters-help">{ "Filters" }</a></li>
                    <li><a href="#keys">{ "Keys" }</a></li>
                    <li><a href="#own-letters">{ "Your own letters" }</a></li>
                </ul>
            </nav>
            <section aria-labelledby="rules">
                <h2 id="rules">{ "Rules" }</h2>
                <dl class="rules">{ for rules }</dl>
            </section>
            <section aria-labelledby="examples">
                <h2 id="examples">{ "Examples" }</h2>
                <p>{ "Each of these runs on the letters of this edition." }</p>
                <ul class="examples plain">{ for examples }</ul>
            </section>
            { languages(context) }
            { fields(context) }
            { small_words() }
            <section aria-labelledby="synonyms">
                <h2 id="synonyms">{ "Names that the letters do not use" }</h2>
                <p>
                    { "Where readers look for something under a name that the letters never use, the editor says so \
                       and offers a search that finds what is meant. It is never mixed into the results unasked." }
                </p>
                <ul class="synonym-list">{ for synonyms }</ul>
            </section>
            { order() }
            { filters() }
            <section aria-labelledby="keys">
                <h2 id="keys">{ "Keys" }</h2>
                <dl class="rules">{ for keys }</dl>
                <p>
                    { "Single keys do nothing while you type, and can be switched off under “Aa” at the top of the \
                       page. Everything they do can be done with Tab and Enter." }
                </p>
            </section>
            { own_letters(context) }
        </div>
    }
}

fn search(context: &PageContext, q: &str) -> Html {
    html! { <a href={context.link(&Address::of(Route::Explorer).and("q", q))}><code>{ q }</code></a> }
}

fn synonym(context: &PageContext, synonym: &Synonym) -> Html {
    html! {
        <li key={synonym.looked_for.first().cloned().unwrap_or_default()}>
            <b>{ synonym.looked_for.join(", ") }</b>
            { ". " }
            { &synonym.reason }
            if let Some(see) = &synonym.see { { " " }{ search(context, see) } }
        </li>
    }
}

/// Of more names than this an index is named instead.
const NAMES: usize = 200;

/// What is said of letters in a language whose word families are not known.
fn languages(context: &PageContext) -> Html {
    let corpus = &context.edition.corpus;
    let has_gaps = corpus.letters.iter().any(|letter| {
        let mut tags = letter.parts.iter().map(|part| families::language_of(corpus, letter, part));
        tags.any(|tag| !LANGUAGES.iter().any(|known| known.tag == tag))
    });
    if !has_gaps {
        return Html::default();
    }
    html! {
        <p>
            { "Of letters whose language is not told, or whose word families are not known here, each word is found in the                form that is typed; wor* finds the forms that begin so." }
        </p>
    }
}

/// The names that fields take, each a search that runs.
fn fields(context: &PageContext) -> Html {
    let corpus = &context.edition.corpus;
    let list = |filter: Filter, names: Vec<(String, String)>| {
        let field = filter.parameter();
        if names.len() > NAMES {
            let index = Route::entities(filter.kind().unwrap_or(EntityKind::Person));
            return html! {
                <p key={field}>
                    { format!("{} ({field}:) takes {} names: ", filter.label(), parts::thousands(names.len())) }
                    <a href={context.href(index)}>{ "in the index" }</a>
                    { " each is the last part of the address of its page." }
                </p>
            };
        }
        let items = names.into_iter().map(|(name, label)| {
            html! {
                <li key={name.clone()}>
                    { search(context, &format!("{field}:{name}")) }
                    { " " }
                    <span class="soft">{ label }</span>
                </li>
            }
        });
        html! {
            <details key={field}>
                <summary>{ format!("{} ({field}:)", filter.label()) }</summary>
                <ul class="names plain">{ for items }</ul>
            </details>
        }
    };
    let people: Vec<(String, String)> = corpus
        .people
        .iter()
        .filter(|person| {
            let is_meant = |one: &Correspondent| one.entity().is_some_and(|(_, id)| id == person.id);
            corpus.letters.iter().any(|letter| letter.senders().iter().chain(&letter.recipients()).any(is_meant))
        })
        .map(|person| (person.handle.clone().unwrap_or_else(|| person.id.clone()), person.name.clone()))
        .collect();
    let forms = corpus.collection.forms.iter().map(|form| (form.id.clone(), form.label.clone())).collect();
    let themes = corpus.themes.iter().map(|theme| (theme.id.clone(), theme.label.clone())).collect();
    let entities = |kind: EntityKind| {
        corpus.entities(kind).iter().map(|entity| (entity.id.clone(), entity.name.clone())).collect()
    };
    let mentions = EntityKind::ALL.into_iter().filter_map(|kind| {
        let filter = Filter::ALL.into_iter().find(|filter| filter.kind() == Some(kind))?;
        Some(list(filter, entities(kind)))
    });
    html! {
        <section aria-labelledby="fields">
            <h2 id="fields">{ "Names to use in fields" }</h2>
            <p>{ "A field takes one of these short names, or any word of the full name." }</p>
            { list(Filter::To, people) }
            { list(Filter::Form, forms) }
            { list(Filter::Theme, themes) }
            { for mentions }
        </section>
    }
}

fn small_words() -> Html {
    html! {
        <section aria-labelledby="small-words">
            <h2 id="small-words">{ "Words that need not match" }</h2>
            <p>{ "Small words are left out of account, unless they stand in a phrase, after =, or alone:" }</p>
            <p class="word-list">{ stop_words::STOP_WORDS.join(" · ") }</p>
            <p>{ "In a question these too, because they are about asking it:" }</p>
            <p class="word-list">{ stop_words::ASKING.join(" · ") }</p>
        </section>
    }
}

fn order() -> Html {
    html! {
        <section aria-labelledby="order">
            <h2 id="order">{ "Which results come first" }</h2>
            <p>
                { "A passage is a paragraph, heading, salutation, closing, signature or note. Passages that have \
                   all the words are put in order by these signs, the weightiest first:" }
            </p>
            <ol>
                <li>
                    { "Rare words weigh more than common ones; a word that comes again adds less each time; long \
                       passages have no advantage by their length (the formula is BM25)." }
                </li>
                <li>{ "Words that stand close together weigh more than words far apart." }</li>
                <li>{ "The very form that you typed weighs more than others of its family." }</li>
                <li>
                    { "A passage gains where the editor has assigned it to a theme that is called by your words, or \
                       says of it what they say." }
                </li>
                <li>{ "Headings, salutations and notes come after the text." }</li>
            </ol>
            <p>
                { "Nothing is loosened silently. Where no passage has all the words, the page says so and lists \
                   passages with some of them under a heading of their own; where only a few have all, or the one \
                   word asked for, these come first, and the list follows below. In that list, and nowhere else, \
                   words of like meaning (trip for visit) count a little, and a passage may stand there for what \
                   the editor says of it alone: its gist with other words to look for it by, which are then shown, \
                   reasons to compare, notes, the names and descriptions of themes and of those who are mentioned. \
                   Where a word may be misspelt, passages with the corrected words stand first in that list, which says \
                   how it was read; the corrected query is offered as a link." }
            </p>
            <p>
                { "Passages stand in one list; the choice above it puts them together by recipient or by letter instead, \
                   with the best of each first (in the address " }
                <code>{ "group=recipient" }</code>
                { " or " }
                <code>{ "group=letter" }</code>
                { ")." }
            </p>
        </section>
    }
}

fn own_letters(context: &PageContext) -> Html {
    html! {
        <section aria-labelledby="own-letters">
            <h2 id="own-letters">{ "Your own letters" }</h2>
            <p>
                <a href={context.href(Route::Import)}>{ "Your own letters" }</a>
                { " reads letters that you have as files (Word, plain text, TEI, tables) and shows them with these tools, \
                   alone or together with this edition’s. They stay on your device. The quickest way: name each file \
                   like 1871-03-04 Berg to Field.docx, drop the folder on that page, put right in the table what is \
                   wrong, open, and save as one file, which opens by double click without a network. To add letters \
                   later, open that file and choose them on its page of this name." }
            </p>
        </section>
    }
}

fn filters() -> Html {
    html! {
        <section aria-labelledby="filters-help">
            <h2 id="filters-help">{ "Filters" }</h2>
            <p>
                { "Choices of one filter are alternatives; filters hold together. − leaves out whatever has the \
                   choice. Words, themes and mentions must all hold in one passage; writer, recipient, form and \
                   date hold for its letter. The numbers say what each choice would find now; a choice that would \
                   find nothing cannot be made." }
            </p>
            <p>{ "What you see is in the address of the page: copy it, and whoever opens it sees the same." }</p>
        </section>
    }
}
