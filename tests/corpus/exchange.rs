//! The contradictions and the exchange of messages of the collection itself.

use compare::exchange::{
    Exchange,
    chart::{Chart, NARROW, RowSubject, WIDE},
    crossed::crossed,
    reached::{DeliveryCertainty, Inference, reached},
    words,
};
use corpus::ParallelKind;

use crate::support::collection;

#[test]
fn every_contradiction_has_an_id_a_question_and_its_own_place() {
    let corpus = collection();
    let noted: Vec<_> =
        corpus.parallels.iter().filter(|parallel| parallel.kind == ParallelKind::Contradiction).collect();
    let mut places: Vec<u16> = noted.iter().filter_map(|parallel| parallel.order).collect();
    places.sort_unstable();
    assert_eq!(places, (1..=100).collect::<Vec<u16>>());
    for one in &noted {
        assert!(!one.id.is_empty() && one.question.ends_with('?'), "{} {}", one.id, one.question);
    }
    let opening = corpus.collection.opening.as_ref().unwrap();
    let first = noted.iter().find(|one| one.order == Some(1)).unwrap();
    assert_eq!((&first.a.part, &first.b.part, &first.question), (&opening.a.part, &opening.b.part, &opening.title));
}

#[test]
fn every_message_is_drawn_once_and_none_outside_its_day() {
    let exchange = Exchange::of(collection()).unwrap();
    let mut drawn = vec![0; exchange.messages.len()];
    for stretch in &exchange.plan.stretches {
        for measures in [WIDE, NARROW] {
            let chart = Chart::of(&exchange, stretch, measures);
            for row in &chart.rows {
                let RowSubject::Message(at) = row.subject else { continue };
                drawn[at] += 1;
            }
            for pair in chart.rows.windows(2) {
                assert!(
                    pair[0].top + pair[0].height <= pair[1].top,
                    "{}: {:?} covers {:?}",
                    stretch.id,
                    pair[0],
                    pair[1]
                );
            }
            for mark in chart.marks.iter().filter(|mark| !mark.has_hour) {
                let bars = chart.bars.iter().filter(|bar| bar.lane == mark.lane);
                assert!(bars.clone().any(|bar| (bar.top..=bar.bottom).contains(&mark.at)), "{}: {mark:?}", stretch.id);
            }
        }
    }
    let missing: Vec<&str> = drawn
        .iter()
        .zip(&exchange.messages)
        .filter(|(times, _)| **times != 2)
        .map(|(_, one)| one.entry.id.as_str())
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn an_answer_stands_below_what_it_answers() {
    let exchange = Exchange::of(collection()).unwrap();
    for stretch in &exchange.plan.stretches {
        let chart = Chart::of(&exchange, stretch, WIDE);
        let at = |message: usize| chart.marks.iter().find(|mark| mark.message == message).map(|mark| mark.at);
        for (answer, one) in exchange.messages.iter().enumerate() {
            for &answered in &one.answers {
                if let (Some(first), Some(second)) = (at(answered), at(answer)) {
                    assert!(first <= second, "{} answers {}", one.entry.id, exchange.messages[answered].entry.id);
                }
            }
        }
    }
}

#[test]
fn two_letters_of_28_october_crossed_and_nothing_else_certainly_did() {
    let exchange = Exchange::of(collection()).unwrap();
    let pairs: Vec<[&str; 2]> = crossed(&exchange)
        .iter()
        .map(|&(one, other)| [one, other].map(|at| exchange.messages[at].entry.id.as_str()))
        .collect();
    assert_eq!(pairs, [["kennedy-1962-10-28", "khrushchev-confidential-1962-10-28"]]);
}

#[test]
fn what_had_reached_him_rests_on_what_is_said() {
    let corpus = collection();
    let exchange = Exchange::of(corpus).unwrap();
    let found = reached(&exchange, corpus.letter("1962-10-26-kennedy").unwrap());
    let of = |id: &str| found.iter().find(|one| one.entry.id == id).map(|one| (one.certainty, one.inference.id()));
    assert_eq!(of("kennedy-1962-10-25"), Some((DeliveryCertainty::Certain, "answered")));
    assert_eq!(of("thant-1962-10"), Some((DeliveryCertainty::Certain, "named")));
    assert_eq!(of("russell-1962-10-22"), Some((DeliveryCertainty::Certain, "named")));
    assert_eq!(of("kennedy-khrushchev-1962-10-22"), Some((DeliveryCertainty::Certain, "answered-before")));
    assert_eq!(of("kennedy-proclamation-1962-10-23"), Some((DeliveryCertainty::Perhaps, "public")));
    assert_eq!(of("castro-1962-10-26"), Some((DeliveryCertainty::NotYet, "arrives-later")));
    assert_eq!(of("kennedy-1962-10-27"), None, "what was written later had not reached him");
    let Some(first) = found.first() else { panic!("nothing had reached him") };
    assert!(matches!(&first.inference, Inference::Answered(places) if places.len() == 1), "{first:?}");
}

#[test]
fn hours_are_said_by_the_clock_of_their_source() {
    let exchange = Exchange::of(collection()).unwrap();
    let times = |id: &str| {
        let one = exchange.messages.iter().find(|one| one.entry.id == id).unwrap();
        words::times(one, exchange.plan).join("; ")
    };
    assert_eq!(
        times("khrushchev-kennedy-1962-10-26"),
        "sent 26 Oct, 19:00, Moscow; handed on 26 Oct, 16:43, Moscow; received 26 Oct, 18:00 to 21:00, Washington"
    );
    assert_eq!(times("khrushchev-castro-1962-10-30"), "handed over by 31 Oct");
    assert_eq!(times("kennedy-1962-11-03"), "no hour known");
    let letter = exchange.messages.iter().find(|one| one.entry.id == "khrushchev-kennedy-1962-10-26").unwrap();
    assert_eq!(words::on_its_way(letter).as_deref(), Some("8 h 17 min to 11 h 17 min"));
    assert_eq!(words::hour(letter.hour.unwrap(), exchange.plan, 1), "09:43", "Washington was seven hours behind");
}
