//! What the address keeps: how the letters are seen, and that anything else in it breaks nothing.

use anyhow::{Context as _, Result};
use browser_tests::{Browser, Reader};

use super::{click, open, opening, path};
use crate::corpus;

/// What each state of the address shows: a query, and a script that is true where it is shown.
fn states() -> Vec<(String, String)> {
    let opening = opening();
    let third = corpus().letters.into_iter().map(|letter| letter.id);
    let third = third.into_iter().find(|id| *id != opening.a.letter && *id != opening.b.letter).unwrap_or_default();
    let at = format!("at=a-{},b-{}", opening.a.part, opening.b.part);
    let all_links = |sign: &str| {
        format!(
            "return (() => {{ const all = [...document.querySelectorAll('.links li')]; \
             return all.length > 0 && all.every((one) => {sign}); }})()"
        )
    };
    let is = |query: &str, script: &str| (query.to_owned(), script.to_owned());
    vec![
        is("by=themes", "return !!document.querySelector('table.matrix')"),
        is("by=words", "return !!document.querySelector('table.figures')"),
        is("view=linear", "return document.querySelectorAll('.linear blockquote').length > 2"),
        is(
            "q=trust",
            "return !!document.querySelector('[data-pane=a] mark') && !!document.querySelector('.overview .hit')",
        ),
        is("lock=0", "return document.querySelector('.linkbar [aria-pressed]').ariaPressed === 'false'"),
        (format!("c={third}"), format!("return document.querySelector('[data-pane=c]')?.dataset.letter === '{third}'")),
        ("kind=contradiction".to_owned(), all_links("one.textContent.includes('Contradiction:')")),
        ("origin=computed".to_owned(), all_links("one.textContent.includes('Computed:')")),
        ("origin=editor".to_owned(), all_links("!one.textContent.includes('Computed:')")),
        ("min=3".to_owned(), all_links("!!one.querySelector('[class~=bars-3]')")),
        (
            format!("kind=contradiction&min=3&{at}"),
            "return document.querySelector('.linkbar-now').textContent.includes('Contradiction')".to_owned(),
        ),
        (
            format!("lock=0&q=trust&{at}"),
            format!(
                "return document.querySelector('.linkbar [aria-pressed]').ariaPressed === 'false' \
                 && !!document.querySelector('[data-pane=a] mark') && (() => {{ {} }})() <= 2",
                super::apart(&opening.a.part, &opening.b.part)
            ),
        ),
    ]
}

#[tokio::test]
async fn every_state_is_restored_from_its_address_and_by_going_back_to_it() -> Result<()> {
    let path = path(&opening());
    let (pair, _) = path.split_once('?').context("a query")?;
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        for (query, script) in states() {
            reader.open(&format!("{pair}?{query}")).await?;
            reader.wait_for(&format!("{browser:?} {query}"), &script).await?;
            let notice = reader.text("return document.querySelector('.notice').textContent").await?;
            assert_eq!(notice, "", "{browser:?} {query}");
        }
        // On another page of the edition and back: the last of the states again.
        let (query, script) = states().pop().context("a state")?;
        click(&reader, "nav a", "About").await?;
        reader.wait_for("another page", "return location.pathname.endsWith('/about/')").await?;
        reader.driver.back().await?;
        reader.wait_for(&format!("{browser:?}: back at {query}"), &script).await?;
        assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_shown_is_said_and_the_letters_are_shown_all_the_same() -> Result<()> {
    let path = path(&opening());
    let (pair, _) = path.split_once('?').context("a query")?;
    let reader = Reader::usual(Browser::Chromium).await?;
    for (query, said) in [
        ("at=a-p999,b-p1", "no passage “p999”"),
        ("at=c-p1", "No letter is shown for “c-p1”"),
        ("at=nonsense", "at=nonsense"),
        ("kind=gossip&min=9", "kind=gossip"),
        ("c=nobody", "no letter"),
        ("lock=perhaps&by=colour&zzz=1", "zzz=1"),
    ] {
        open(&reader, &format!("{pair}?{query}")).await?;
        let says = format!("return document.querySelector('.notice').textContent.includes('{said}')");
        reader.wait_for(&format!("{query}: {said}"), &says).await?;
        let panes = reader.eval("return document.querySelectorAll('[data-pane] .passage').length > 50").await?;
        assert_eq!(panes, true, "{query}");
    }
    assert_eq!(reader.console().await?, Vec::<String>::new());
    reader.leave().await
}

#[tokio::test]
async fn choices_that_cannot_be_compared_get_a_message_and_a_way_on() -> Result<()> {
    let letter = corpus().letters.remove(0).id;
    let reader = Reader::usual(Browser::Chromium).await?;
    for query in [
        format!("/compare/?a={letter}"),
        format!("/compare/?a={letter}&b={letter}"),
        "/compare/?a=nobody&b=nowhere".to_owned(),
    ] {
        reader.open(&query).await?;
        reader.wait_for(&query, "return !!document.querySelector('.caution')").await?;
        let ways = reader.eval("return document.querySelectorAll('table.pairs a').length > 0").await?;
        assert_eq!(ways, true, "{query}");
    }
    assert_eq!(reader.console().await?, Vec::<String>::new());
    reader.leave().await
}
