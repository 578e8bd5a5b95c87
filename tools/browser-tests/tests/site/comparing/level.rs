//! What stands level with what: links at the reading line, no drift, mirrored when swapped, whatever moves the leading pane.

use anyhow::{Context as _, Result};
use browser_tests::{Browser, Reader};
use serde_json::{Value, json};
use thirtyfour::{Key, common::command::Command};

use crate::{at_length, is_turn};

use super::{click, longest, numbers, open, opening, path, run, wait_level};

#[tokio::test]
async fn every_link_of_the_chain_is_level_at_the_reading_line() -> Result<()> {
    let opening = opening();
    for (browser, path) in
        [(Browser::Chromium, longest()), (Browser::Firefox, path(&opening)), (Browser::Chromium, path(&opening))]
    {
        let reader = Reader::usual(browser).await?;
        open(&reader, &path).await?;
        let answer = run(
            &reader,
            "const [a, b] = [pane('a'), pane('b')]; const chain = new Set(); \
             for (let y = 0; y < end('a'); y += 300) { a.scrollTop = y; await frames(2); \
               document.querySelectorAll('.gutter [data-chain]').forEach((one) => chain.add(one.dataset.link)); } \
             const uneven = []; \
             for (const [leader, follower] of [['a', 'b'], ['b', 'a']]) for (const link of chain) { \
               const [one, other] = link.split(' ').map((id) => document.getElementById(id)); \
               const led = leader === 'a' ? one : other; const [first, second] = [pane(leader), pane(follower)]; \
               const to = led.getBoundingClientRect().top - first.getBoundingClientRect().top + first.scrollTop - line; \
               if (to < 0 || to > end(leader)) continue; first.scrollTop = to; await frames(); \
               if (second.scrollTop < 1 || second.scrollTop > end(follower) - 1) continue; \
               const gap = Math.abs(topOf(one.id) - topOf(other.id)); if (gap > 2) uneven.push([leader, link, gap]); } \
             return [chain.size, uneven];",
        )
        .await?;
        let count = answer.get(0).and_then(Value::as_u64).context("a count")?;
        assert!(count >= 5, "{browser:?} {path}: a chain of {count} links is hardly one");
        assert_eq!(answer.get(1), Some(&json!([])), "{browser:?} {path}: uneven links");
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn hundreds_of_scroll_events_in_both_panes_leave_no_drift() -> Result<()> {
    let opening = opening();
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        open(&reader, &path(&opening)).await?;
        wait_level(&reader, &opening.a.part, &opening.b.part).await?;
        let drift = run(
            &reader,
            &format!(
                "const panes = ['a', 'b'].map(pane); const start = panes.map((pane) => pane.scrollTop); let seed = 7; \
                 for (let at = 0; at < {}; at += 1) {{ seed = (seed * 16807) % 2147483647; \
                   panes[at % 2].scrollTop += (seed % 400) - 200; await frames(1); }} \
                 panes[0].scrollTop = start[0] + 40; await frames(); panes[0].scrollTop = start[0]; await frames(); \
                 return panes.map((pane, at) => Math.abs(pane.scrollTop - start[at]));",
                if at_length() { 1000 } else { 200 }
            ),
        )
        .await?;
        assert!(numbers(&drift)?.iter().all(|drift| *drift <= 2.0), "{browser:?}: {drift}");
        reader.leave().await?;
    }
    Ok(())
}

/// Where both panes stand while first one and then the other is led through its letter.
async fn sweep(reader: &Reader, order: [&str; 2]) -> Result<Vec<f64>> {
    let [first, second] = order;
    let script = format!(
        "const seen = []; for (const [leader, other] of [['{first}', '{second}'], ['{second}', '{first}']]) \
         for (let at = 1; at <= {stops}; at += 1) {{ pane(leader).scrollTop = Math.round(end(leader) * at / ({stops} + 1)); await frames(); \
         seen.push(pane('{first}').scrollTop, pane('{second}').scrollTop); }} return seen;",
        stops = if at_length() { 40 } else { 16 }
    );
    numbers(&run(reader, &script).await?)
}

#[tokio::test]
async fn swapping_the_sides_mirrors_every_position() -> Result<()> {
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        open(&reader, &longest()).await?;
        let straight = sweep(&reader, ["a", "b"]).await?;
        let was = reader.text("return document.querySelector('[data-pane=a]').dataset.letter").await?;
        click(&reader, "a.btn", "Swap sides").await?;
        reader
            .wait_for(
                "sides swapped",
                &format!("return document.querySelector('[data-pane=b]')?.dataset.letter === '{was}'"),
            )
            .await?;
        run(&reader, "await frames(10); return null;").await?;
        let swapped = sweep(&reader, ["b", "a"]).await?;
        let differs = straight.iter().zip(&swapped).position(|(one, other)| (one - other).abs() >= 1.0);
        assert_eq!(differs, None, "{browser:?}: {straight:?} {swapped:?}");
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_pane_moved_while_unlocked_keeps_its_offset_when_locked_again() -> Result<()> {
    let opening = opening();
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        open(&reader, &path(&opening)).await?;
        wait_level(&reader, &opening.a.part, &opening.b.part).await?;
        let lock = |is_locked: bool| {
            format!("return [...document.querySelectorAll('.linkbar [aria-pressed]')][0].ariaPressed === '{is_locked}'")
        };
        click(&reader, ".linkbar button", "Scroll together").await?;
        reader.wait_for("unlocked", &lock(false)).await?;
        let moved = run(
            &reader,
            "const [a, b] = ['a', 'b'].map(pane); await frames(); const start = [a.scrollTop, b.scrollTop]; \
             b.scrollTop += 137; await frames(); const alone = [a.scrollTop - start[0], b.scrollTop - start[1]]; \
             return [...alone, a.scrollTop, b.scrollTop];",
        )
        .await?;
        let moved = numbers(&moved)?;
        assert!(moved[0].abs() < 1.0 && (moved[1] - 137.0).abs() < 1.0, "{browser:?}: only one moves: {moved:?}");
        click(&reader, ".linkbar button", "Scroll together").await?;
        reader.wait_for("locked", &lock(true)).await?;
        let kept = run(
            &reader,
            "const [a, b] = ['a', 'b'].map(pane); await frames(); const start = [a.scrollTop, b.scrollTop]; \
             a.scrollTop += 400; await frames(); const gone = b.scrollTop - start[1]; a.scrollTop = start[0]; await frames(); \
             return [start[0], start[1], a.scrollTop, b.scrollTop, gone];",
        )
        .await?;
        let kept = numbers(&kept)?;
        for (what, was, is) in [
            ("on locking", moved[3], kept[1]),
            ("of a", moved[2], kept[2]),
            ("after there and back", moved[3], kept[3]),
        ] {
            assert!((was - is).abs() <= 2.0, "{browser:?}: the place {what}: {was} {is}");
        }
        assert!(kept[4] > 1.0, "{browser:?}: locked again, the other follows: {kept:?}");
        reader.leave().await?;
    }
    Ok(())
}

/// Writes down where the panes stand in every frame from now on.
async fn watch(reader: &Reader) -> Result<()> {
    let script = "window.seen = []; const panes = ['a', 'b'].map(pane); cancelAnimationFrame(window.watching ?? 0); \
        const note = () => { seen.push(...panes.map((pane) => pane.scrollTop)); window.watching = requestAnimationFrame(note); }; \
        note(); return null;";
    run(reader, script).await.map(drop)
}

/// What has been seen: the leader must have moved, forwards only, and the other never backwards.
async fn never_backwards(reader: &Reader, leader: usize, how: &str) -> Result<()> {
    let seen = numbers(&run(reader, "await frames(20); return seen;").await?)?;
    let frames: Vec<[f64; 2]> = seen.chunks_exact(2).map(|pair| [pair[leader], pair[1 - leader]]).collect();
    let (first, last) = (frames.first().context("a frame")?, frames.last().context("a frame")?);
    assert!(last[0] > first[0] + 100.0, "{:?}, {how}: the leader has moved from {first:?} to {last:?}", reader.browser);
    for pair in frames.windows(2) {
        // Firefox ends a smooth scroll on a whole pixel, which may be the one before.
        let forwards = pair[1][0] >= pair[0][0] - 1.01;
        assert!(forwards, "{:?}, {how}: the leader goes forwards: {pair:?}", reader.browser);
        if pair[1][0] < pair[0][0] {
            continue;
        }
        assert!(pair[1][1] >= pair[0][1] - 0.01, "{:?}, {how}: the other goes back: {pair:?}", reader.browser);
    }
    Ok(())
}

/// Turns the wheel over a pane, a notch at a time.
async fn wheel(reader: &Reader, side: &str, notches: usize) -> Result<()> {
    let at = run(
        reader,
        &format!("const at = pane('{side}').getBoundingClientRect(); return [at.left + at.width / 2, at.top + at.height / 2].map(Math.round);"),
    )
    .await?;
    let notch = json!({ "type": "scroll", "x": at[0], "y": at[1], "deltaX": 0, "deltaY": 120, "duration": 40, "origin": "viewport" });
    let actions = json!([{ "type": "wheel", "id": "wheel", "actions": vec![notch; notches] }]);
    reader.driver.handle().cmd(Command::PerformActions(actions.into())).await?;
    Ok(())
}

async fn at_the_top(reader: &Reader) -> Result<()> {
    run(reader, "pane('a').scrollTop = 0; await frames(); pane('b').scrollTop = 0; await frames(); return null;")
        .await
        .map(drop)
}

/// The ways in which a pane is moved forwards.
const WAYS: [&str; 4] = ["by the scroll bar", "by the wheel", "by keys", "by search within the page"];

/// Moves a pane forwards in one of them.
async fn forwards(reader: &Reader, side: &str, way: &str) -> Result<()> {
    match way {
        "by the scroll bar" => {
            let through = format!(
                "for (let y = 0; y <= end('{side}'); y += 180) {{ pane('{side}').scrollTop = y; await frames(2); }} return null;"
            );
            run(reader, &through).await?;
        }
        "by the wheel" => wheel(reader, side, 40).await?,
        "by keys" => {
            reader
                .eval(&format!("document.querySelector('[data-pane={side}]').focus({{ preventScroll: true }})"))
                .await?;
            for key in [Key::PageDown, Key::PageDown, Key::Space, Key::Down, Key::Down, Key::PageDown, Key::End] {
                reader.driver.action_chain().send_keys(key).perform().await?;
                run(reader, "await frames(12); return null;").await?;
            }
            run(reader, "await frames(60); return null;").await?;
        }
        // What a browser's search within the page does: it brings what it has found into the middle of the pane.
        _ => {
            let found = format!(
                "const has = [...pane('{side}').querySelectorAll('.passage')].filter((one) => one.textContent.includes('Cuba')); \
                 for (const one of has) {{ one.scrollIntoView({{ block: 'center' }}); await frames(4); }} return [has.length];"
            );
            let found = numbers(&run(reader, &found).await?)?;
            assert!(found[0] >= 20.0, "{:?}: only {found:?} found", reader.browser);
        }
    }
    Ok(())
}

#[tokio::test]
async fn the_other_pane_never_moves_backwards_while_the_leading_one_moves_forwards() -> Result<()> {
    for (place, browser) in Browser::all().into_iter().enumerate() {
        let reader = Reader::usual(browser).await?;
        open(&reader, &longest()).await?;
        for (leader, side) in ["a", "b"].into_iter().enumerate() {
            for (_, way) in WAYS.iter().enumerate().filter(|(case, _)| is_turn(case + leader, place, 2)) {
                at_the_top(&reader).await?;
                watch(&reader).await?;
                forwards(&reader, side, way).await?;
                never_backwards(&reader, leader, way).await?;
            }
        }
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_place_in_the_address_leads_and_the_other_letter_comes_level() -> Result<()> {
    let opening = opening();
    for browser in Browser::every() {
        let reader = Reader::usual(browser).await?;
        let plain = path(&opening);
        let (plain, _) = plain.split_once('?').context("a query")?;
        open(&reader, &format!("{plain}#b-{}", opening.b.part)).await?;
        let at_the_line = format!(
            "return Math.abs(document.getElementById('b-{}').getBoundingClientRect().top - \
             document.querySelector('[data-pane=b]').getBoundingClientRect().top - 96) <= 2",
            opening.b.part
        );
        reader.wait_for("the place at the reading line", &at_the_line).await?;
        let followed = numbers(&run(&reader, "await frames(); return [pane('a').scrollTop];").await?)?;
        assert!(followed[0] > 100.0, "{browser:?}: the other letter follows: {followed:?}");
        reader.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn two_passages_that_no_link_joins_can_stand_level_too() -> Result<()> {
    let opening = opening();
    let plain = path(&opening);
    let (plain, _) = plain.split_once('?').context("a query")?;
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        // Far apart in their letters, so that no link of the chain goes by.
        open(&reader, &format!("{plain}?at=a-p29,b-p5")).await?;
        wait_level(&reader, "p29", "p5").await?;
        let now = reader.text("return document.querySelector('.linkbar-now').textContent").await?;
        assert!(now.contains("none of the"), "{browser:?}: {now}");
        let back = run(
            &reader,
            "pane('a').scrollTop += 300; await frames(); pane('a').scrollTop -= 300; await frames(); \
             return [topOf('a-p29') - topOf('b-p5'), document.querySelectorAll('.passage.chosen').length];",
        )
        .await?;
        let back = numbers(&back)?;
        assert!(back[0].abs() <= 2.0, "{browser:?}: they meet again: {back:?}");
        assert!((back[1] - 2.0).abs() < 0.1, "{browser:?}: both are marked: {back:?}");
        reader.leave().await?;
    }
    Ok(())
}
