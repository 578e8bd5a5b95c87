//! By keyboard alone, on a phone, in a narrow or enlarged window, without motion, without scripts.

use anyhow::{Context as _, Result, bail};
use browser_tests::{Browser, Options, Reader, driver::Start};
use thirtyfour::Key;

use crate::is_turn;

use super::{apart, click, open, opening, path, run, wait_level};

async fn press(reader: &Reader, key: Key) -> Result<()> {
    Ok(reader.driver.action_chain().send_keys(key).perform().await?)
}

/// Goes on by Tab until the focus is on an element of which a script (with `here`) is true.
async fn tab_to(reader: &Reader, what: &str, script: &str) -> Result<()> {
    for _ in 0..400 {
        press(reader, Key::Tab).await?;
        let is_there =
            format!("const here = document.activeElement; return !!here && here !== document.body && !!({script})");
        if reader.eval(&is_there).await? == true {
            return Ok(());
        }
    }
    bail!("{:?}: Tab does not lead to {what}", reader.browser)
}

async fn says(reader: &Reader, text: &str) -> Result<()> {
    let script = format!("return document.querySelector('.linkbar-now')?.textContent.includes('{text}') === true");
    reader.wait_for(text, &script).await
}

#[tokio::test]
async fn everything_can_be_done_by_keyboard() -> Result<()> {
    let opening = opening();
    let (a, b) = (&opening.a.letter, &opening.b.letter);
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        reader.open("/compare/").await?;
        tab_to(&reader, "a pair", &format!("here.pathname?.endsWith('/compare/{a}/{b}/') && here.closest('table')"))
            .await?;
        press(&reader, Key::Enter).await?;
        says(&reader, "between these letters").await?;

        // From link to link.
        reader.driver.action_chain().send_keys("nn").perform().await?;
        says(&reader, " 2 of ").await?;
        reader.driver.action_chain().send_keys("p").perform().await?;
        says(&reader, " 1 of ").await?;
        tab_to(&reader, "the next link’s button", "here.ariaLabel === 'Next link'").await?;
        press(&reader, Key::Enter).await?;
        says(&reader, " 2 of ").await?;

        // Lock and unlock.
        let lock = "here.textContent.includes('Scroll together') && here.hasAttribute('aria-pressed')";
        tab_to(&reader, "the lock", lock).await?;
        for is_locked in [false, true] {
            press(&reader, Key::Space).await?;
            let script = format!("return document.activeElement.ariaPressed === '{is_locked}'");
            reader.wait_for(&format!("locked: {is_locked}"), &script).await?;
        }

        // A passage's own button brings its strongest counterpart level.
        let tie = format!("here.matches('#a-{} .tie')", opening.a.part);
        tab_to(&reader, "the sign on a passage", &tie).await?;
        press(&reader, Key::Enter).await?;
        wait_level(&reader, &opening.a.part, &opening.b.part).await?;
        says(&reader, "Contradiction").await?;

        // The other ways of comparing, and the sides.
        for (way, sign) in [("Themes", "table.matrix"), ("Words", "table.figures"), ("Passages", "[data-pane=a]")] {
            // As after following a link: the heading has the focus.
            reader.eval("document.getElementById('title').focus()").await?;
            tab_to(&reader, way, &format!("here.matches('.seg .choice') && here.textContent === '{way}'")).await?;
            press(&reader, Key::Enter).await?;
            reader.wait_for(way, &format!("return !!document.querySelector('{sign}')")).await?;
        }
        tab_to(&reader, "swapping the sides", "here.textContent.includes('Swap sides')").await?;
        press(&reader, Key::Enter).await?;
        let swapped = format!("return document.querySelector('[data-pane=a]')?.dataset.letter === '{b}'");
        reader.wait_for("the sides swapped", &swapped).await?;
        assert_eq!(reader.console().await?, Vec::<String>::new(), "{browser:?}");
        reader.leave().await?;
    }
    Ok(())
}

/// A window of another size.
async fn reader_of(browser: Browser, size: (u32, u32)) -> Result<Reader> {
    Reader::new(browser, Options { start: Start { size, ..Start::default() }, ..Options::default() }).await
}

#[tokio::test]
async fn on_a_phone_the_swap_control_lands_on_the_linked_passage() -> Result<()> {
    let opening = opening();
    for browser in Browser::all() {
        let reader = reader_of(browser, (500, 800)).await?;
        reader.open(&path(&opening)).await?;
        click(&reader, ".facing button", "Whole letters").await?;
        wait_level(&reader, &opening.a.part, &opening.b.part).await?;
        for side in ["b", "a"] {
            let part = if side == "a" { &opening.a.part } else { &opening.b.part };
            reader.eval("document.querySelector('.front-swap button').click()").await?;
            let in_sight = format!(
                "return (() => {{ const passage = document.getElementById('{side}-{part}'); const at = passage.getBoundingClientRect(); \
                 const there = document.elementFromPoint(at.left + at.width / 2, at.top + 12); \
                 return passage.contains(there) && passage.matches('.chosen'); }})()"
            );
            reader.wait_for(&format!("{browser:?}: the passage of {side} in front"), &in_sight).await?;
            wait_level(&reader, &opening.a.part, &opening.b.part).await?;
        }
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn narrow_and_enlarged_windows_show_the_comparison_without_sideways_scrolling() -> Result<()> {
    let opening = opening();
    let path = path(&opening);
    let (pair, at) = path.split_once('?').context("a query")?;
    // 320 px; and a window of 1440 × 900 at 200 %, which has 720 × 450 px of the page's own.
    for (case, size) in [(320, 640), (720, 450)].into_iter().enumerate() {
        for (_, browser) in Browser::all().into_iter().enumerate().filter(|(place, _)| is_turn(case, *place, 2)) {
            let reader = reader_of(browser, size).await?;
            for query in [at, "by=themes", "by=words", "view=linear"] {
                reader.open(&format!("{pair}?{query}")).await?;
                let over = reader.eval("return document.documentElement.scrollWidth - innerWidth").await?;
                assert!(
                    over.as_f64().is_some_and(|over| over <= 0.0),
                    "{browser:?} {size:?} {query}: {over} px too wide"
                );
            }
            reader.open(&path).await?;
            click(&reader, ".facing button", "Whole letters").await?;
            wait_level(&reader, &opening.a.part, &opening.b.part).await?;
            let room = run(&reader, "return pane('a').clientHeight;").await?;
            assert!(room.as_f64().is_some_and(|room| room >= 200.0), "{browser:?} {size:?}: {room} px to read in");
            reader.leave().await?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn who_wants_no_motion_sees_none() -> Result<()> {
    for browser in Browser::all() {
        let start = Start { still: true, ..Start::default() };
        let reader = Reader::new(browser, Options { start, ..Options::default() }).await?;
        open(&reader, &path(&opening())).await?;
        let moving = run(
            &reader,
            "return [...document.querySelectorAll('*')].filter((one) => { const style = getComputedStyle(one); \
             const lasts = (times) => times.split(',').some((time) => parseFloat(time) > 0.01); \
             return style.scrollBehavior === 'smooth' || lasts(style.transitionDuration) || lasts(style.animationDuration); }) \
             .map((one) => one.className.baseVal ?? one.className);",
        )
        .await?;
        assert_eq!(moving, serde_json::json!([]), "{browser:?}");
        let opening = opening();
        let gap = reader.eval(&apart(&opening.a.part, &opening.b.part)).await?;
        assert!(gap.as_f64().is_some_and(|gap| gap <= 2.0), "{browser:?}: level at once");
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn without_scripts_both_letters_stand_in_columns_and_every_parallel_is_listed() -> Result<()> {
    let opening = opening();
    let path = path(&opening);
    let (pair, _) = path.split_once('?').context("a query")?;
    let corpus = crate::corpus();
    let ids = [&opening.a.letter, &opening.b.letter];
    let parallels: Vec<_> = corpus
        .parallels
        .iter()
        .filter(|parallel| ids.contains(&&parallel.a.letter) && ids.contains(&&parallel.b.letter))
        .collect();
    for browser in Browser::all() {
        let start = Start { scripts: false, ..Start::default() };
        let reader = Reader::new(browser, Options { start, ..Options::default() }).await?;
        reader.driver.goto(reader.address(pair)).await?;
        let source = reader.driver.source().await?;
        for (side, id) in ["a", "b"].into_iter().zip(ids) {
            let letter = corpus.letter(id).context("a letter")?;
            for part in letter.body() {
                let anchor = format!("id=\"{side}-{}\"", part.id);
                assert_eq!(source.matches(&anchor).count(), 1, "{browser:?}: {anchor}");
            }
        }
        let listed = source.split("List of links").nth(1).context("the list of links")?;
        for parallel in &parallels {
            let reason = parallel.reason.replace('&', "&amp;");
            assert!(listed.contains(&reason), "{browser:?}: {reason}");
        }
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn words_can_be_selected_where_passages_stand_one_after_another() -> Result<()> {
    let path = path(&opening());
    let (pair, _) = path.split_once('?').context("a query")?;
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        reader.open(&format!("{pair}?view=linear")).await?;
        // A counterpart, which may stand several times on the page: the one that is selected is meant.
        reader
            .eval(
                "const there = document.querySelectorAll('.linear li [data-part]')[1]; there.scrollIntoView(); \
                 getSelection().selectAllChildren(there)",
            )
            .await?;
        reader.wait_for("the bar", "return !!document.querySelector('.selection-bar .what')").await?;
        let said = reader.text("return document.querySelector('.selection-bar .what').textContent").await?;
        let part = reader.text("return document.querySelectorAll('.linear li [data-part]')[1].dataset.part").await?;
        assert!(said.contains(part.trim_start_matches('p')), "{browser:?}: {said} of {part}");
        reader.leave().await?;
    }
    Ok(())
}
