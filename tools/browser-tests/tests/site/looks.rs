//! The oldest Chromium that is supported shows the pages as today's does, in both schemes: by their pictures.

use anyhow::{Context as _, Result};
use browser_tests::{
    Browser, Reader,
    sight::{Sight, see},
};
use serde_json::{Value, json};
use site::Route;
use tiny_skia::Pixmap;

use crate::{at_length, corpus, pages::some_of_each};

/// The picture of a page as it was published, without the application.
async fn picture(reader: &Reader, path: &str, sight: Sight) -> Result<Pixmap> {
    let tools = reader.driver.cdp();
    see(reader, sight).await?;
    tools.send_raw("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
    reader.driver.goto(reader.address(path)).await?;
    let shown = tools.send_raw("Page.captureScreenshot", json!({ "format": "png" })).await?;
    let shown: Value = serde_json::to_value(shown)?;
    let encoded = shown["data"].as_str().context("a picture")?;
    Ok(Pixmap::decode_png(&base64::Engine::decode(&base64::engine::general_purpose::STANDARD, encoded)?)?)
}

/// Side of the squares whose mean colours are compared, in px: letters are drawn a little otherwise by every version.
const SQUARE: u32 = 16;

/// As much may differ: a heading whose lines are broken otherwise. Without its colours a third of a page does.
const MOST_DIFFERING: f64 = 0.05;

/// The mean colours of the squares of a picture, row by row.
fn squares(picture: &Pixmap) -> Vec<[f64; 3]> {
    let (across, down) = (picture.width() / SQUARE, picture.height() / SQUARE);
    let mean = |square: u32| {
        let (left, top) = (square % across * SQUARE, square / across * SQUARE);
        let mut sum = [0.0; 3];
        for at in 0..SQUARE * SQUARE {
            let pixel = picture.pixel(left + at % SQUARE, top + at / SQUARE).unwrap();
            for (sum, one) in sum.iter_mut().zip([pixel.red(), pixel.green(), pixel.blue()]) {
                *sum += f64::from(one) / f64::from(SQUARE * SQUARE);
            }
        }
        sum
    };
    (0..across * down).map(mean).collect()
}

/// The share of squares that differ by more than letters do.
fn differing(one: &Pixmap, other: &Pixmap) -> f64 {
    assert_eq!((one.width(), one.height()), (other.width(), other.height()));
    let (one, other) = (squares(one), squares(other));
    let differs = |(one, other): &(&[f64; 3], &[f64; 3])| one.iter().zip(*other).any(|(a, b)| (a - b).abs() > 24.0);
    one.iter().zip(&other).filter(differs).count() as f64 / one.len() as f64
}

/// Trouble: engines | a browser of January 2023, in both schemes, on wide and narrow screens | the pages as they look today
#[tokio::test]
async fn in_chromium_109_every_kind_of_page_looks_as_it_does_today_in_both_schemes() -> Result<()> {
    let (today, early) = (Reader::usual(Browser::Chromium).await?, Reader::usual(Browser::EarlyChromium).await?);
    let letter = Route::letter(&corpus().letters[0].id).path();
    let mut wrong = Vec::new();
    for (case, route) in some_of_each().into_iter().enumerate() {
        let path = route.path();
        if path.starts_with("/letters/") && path != letter {
            continue;
        }
        let sights = [(1440, false), (1440, true), (360, true)].into_iter().enumerate();
        // By day two of the three.
        for (_, (width, dark)) in sights.filter(|(place, _)| at_length() || case % 3 != *place) {
            let sight = Sight { dark, ..Sight::of_width(width) };
            let share = differing(&picture(&today, &path, sight).await?, &picture(&early, &path, sight).await?);
            if share > MOST_DIFFERING {
                wrong.push(format!("{path} {width} dark: {dark}: {:.1} % of the picture differs", share * 100.0));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // The early one cannot be handed on: today's driver does not know how to close its tabs.
    drop(early);
    today.driver.cdp().send_raw("Emulation.setScriptExecutionDisabled", json!({ "value": false })).await?;
    today.leave().await
}
