//! Links to words: made, opened, the same words marked, on the site and in the one file.

use anyhow::Result;
use browser_tests::{Browser, Reader};
use corpus::{Corpus, Letter, Part, WordRange};
use serde_json::{Value, json};
use site::Route;
use text::address::{address, word_address::Words};
use text::reading::reading_text;

use crate::{corpus, is_turn};

/// A link, the part it leads to, and the words that must be marked.
struct Link {
    at: String,
    part: String,
    words: String,
}

/// Links to the first words of a part, to its last, and to a range that differs from part to part.
fn links(letter: &Letter, part: &Part, seed: u32) -> Vec<Link> {
    let text = reading_text(letter, part);
    let spans = text::words(&text);
    let count = u32::try_from(spans.len()).unwrap();
    let first = 1 + seed.wrapping_mul(2_654_435_761) % count;
    let last = first + seed.wrapping_mul(40_503) % (count - first + 1);
    let few = count.min(4);
    let ranges = [(1, few), (count - few + 1, count), (first, last)];
    let link = |(first, last): (u32, u32)| Link {
        at: address(letter, Words::in_part(&part.id, WordRange { first, last })).unwrap().to_string(),
        part: part.id.clone(),
        words: text[spans[first as usize - 1].start..spans[last as usize - 1].end].to_owned(),
    };
    ranges.map(link).into()
}

/// Those of all paragraphs of a letter. By day they are shared out among so many places: of each paragraph one, and of those
/// that follow each other the three kinds.
fn all(letter: &Letter, place: usize, places: usize) -> Vec<Link> {
    let all = letter.body().zip(1..).flat_map(|(part, seed)| links(letter, part, seed)).enumerate();
    all.filter(|(at, _)| is_turn(at / 3 + at % 3, place, places)).map(|(_, link)| link).collect()
}

/// What is marked now, without the numbers and marks that stand in it; whether the page says *unchanged*; and whether the
/// marked words can be seen.
const LOOK: &str = "const look = () => {
    const marks = [...document.querySelectorAll('mark.passage')];
    const text = marks.map((mark) => {
        const copy = mark.cloneNode(true);
        copy.querySelectorAll('[data-apparatus]').forEach((one) => one.remove());
        return copy.textContent;
    }).join('');
    const box = marks[0]?.getBoundingClientRect();
    const seen = !!box && box.bottom > 0 && box.top < innerHeight;
    const said = document.querySelector('.notice')?.textContent ?? '';
    return { text, seen, unchanged: said.includes('unchanged') };
};";

/// Follows links of a page one after another and returns those that do not show their words.
async fn follow(reader: &Reader, links: &[Link], href: impl Fn(&Link) -> String) -> Result<Value> {
    let links: Vec<Value> =
        links.iter().map(|link| json!({ "href": href(link), "words": link.words, "at": link.at })).collect();
    reader
        .settled(&format!(
            "{LOOK}
             const wrong = [];
             for (const {{ href, words, at }} of {links}) {{
                 const link = document.createElement('a');
                 link.href = href;
                 document.querySelector('main').append(link);
                 link.click();
                 link.remove();
                 let now, turns = 0;
                 do {{
                     await new Promise((next) => setTimeout(next, 5));
                     now = look();
                     turns += 1;
                 }} while (!(now.text === words && now.seen && now.unchanged) && turns < 1000);
                 if (turns === 1000) wrong.push([at, words, now]);
             }}
             return wrong;",
            links = Value::from(links),
        ))
        .await
}

#[tokio::test]
async fn the_first_words_the_last_words_and_a_range_of_every_paragraph_open_marked() -> Result<()> {
    let corpus = corpus();
    for (place, browser) in Browser::all().into_iter().enumerate() {
        let reader = Reader::usual(browser).await?;
        for letter in &corpus.letters {
            reader.open(&Route::letter(&letter.id).path()).await?;
            let wrong =
                follow(&reader, &all(letter, place, 3), |link| format!("?at={}#{}", link.at, link.part)).await?;
            assert_eq!(wrong, json!([]), "{browser:?} {}", letter.id);
        }
        assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn in_the_one_file_a_link_to_words_of_every_paragraph_opens_marked_too() -> Result<()> {
    let corpus = corpus();
    for (place, browser) in Browser::all().into_iter().enumerate() {
        let reader = Reader::usual(browser).await?;
        reader.open_file(&file_name(&corpus), "").await?;
        for letter in &corpus.letters {
            let id = &letter.id;
            let wrong = follow(&reader, &all(letter, place, 6), |link| {
                format!("#/letters/{id}/?at={}#{id}-{}", link.at, link.part)
            })
            .await?;
            assert_eq!(wrong, json!([]), "{browser:?} {id}");
        }
        assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_link_that_was_sent_opens_a_new_page_at_its_words() -> Result<()> {
    let corpus = corpus();
    for (place, browser) in Browser::every().into_iter().enumerate() {
        let reader = Reader::usual(browser).await?;
        for (_, letter) in corpus.letters.iter().enumerate().filter(|(case, _)| is_turn(*case, place, 3)) {
            let middle = letter.body().nth(letter.body().count() / 2).unwrap();
            for (number, Link { at, part, words }) in links(letter, middle, 7).into_iter().enumerate() {
                let wanted = json!({ "text": words, "seen": true, "unchanged": true });
                let is_there = format!(
                    "{LOOK} const now = look(), wanted = {wanted}; \
                     return now.text === wanted.text && now.seen && now.unchanged"
                );
                reader.open(&format!("{}?at={at}#{part}", Route::letter(&letter.id).path())).await?;
                reader.wait_for(&format!("{browser:?} {} {at}", letter.id), &is_there).await?;
                // The tail of an address of the site is one of the one file too; unpacking it for one of the three will do.
                if number > 0 {
                    continue;
                }
                reader.driver.goto("about:blank").await?;
                let tail = format!("#{}?at={at}#{part}", Route::letter(&letter.id).path());
                reader.open_file(&file_name(&corpus), &tail).await?;
                reader.wait_for(&format!("{browser:?} one file {} {at}", letter.id), &is_there).await?;
            }
        }
        reader.leave().await?;
    }
    Ok(())
}

/// Trouble: addresses | a link to words that have changed | the paragraph, and that its words differ
#[tokio::test]
async fn a_link_whose_words_are_no_longer_there_says_so_and_marks_none() -> Result<()> {
    let corpus = corpus();
    let letter = &corpus.letters[0];
    let part = &letter.body().next().unwrap().id;
    let path = Route::letter(&letter.id).path();
    let tails = [
        // As if the words had been others when the link was made: nothing in the letter has this check.
        (format!("{part}:1-4~00000000"), "The text differs", 0),
        (format!("{part}:1-4"), "does not say what they were", 1),
        (format!("{part}:9998-9999~00000000"), "has no word", 0),
        ("p999:1-2~00000000".to_owned(), "has no word", 0),
        ("nonsense".to_owned(), "does not name words", 0),
    ];
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        for (at, said, marks) in &tails {
            reader.open(&format!("{path}?at={at}#{part}")).await?;
            reader
                .wait_for(at, &format!("return document.querySelector('.notice').textContent.includes('{said}')"))
                .await?;
            let count = reader.eval("return document.querySelectorAll('mark.passage').length").await?;
            assert_eq!(count.as_u64().unwrap().min(1), *marks, "{browser:?} {at}");
        }
        assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}

fn file_name(corpus: &Corpus) -> String {
    format!("{}.html", corpus.collection.id)
}
