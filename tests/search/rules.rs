//! The rules of search, as `/help/` has them, on this collection.

use search::{self, Filter, LineOrder, PassageKind, Request, Sort, View, concordance, excerpt, export, hits_in_letter};

use crate::support::{invented, letters};

const TELEGRAM: &str = "1962-11-11-mikoyan";

fn found(q: &str) -> Vec<String> {
    letters().found(q)
}

#[test]
fn words_side_by_side_must_all_be_in_one_passage() {
    assert_eq!(found("knot rope"), ["1962-10-26-kennedy#p27", "1962-10-26-kennedy#p28"]);
    assert_eq!(found("knot porridge"), Vec::<String>::new());
}

#[test]
fn case_accents_hyphens_and_quotation_marks_make_no_difference() {
    for (one, others) in [
        ("Il-28", ["il28", "IL 28", "iL-28s"]),
        ("co-existence", ["coexistence", "CO-EXISTENCE", "Coexistence"]),
        ("Dorticós", ["dorticos", "DORTICOS", "Dorticos’s"]),
        ("anti-aircraft", ["antiaircraft", "ANTIAIRCRAFT", "Anti-Aircraft"]),
        ("\"knot of war\"", ["“knot of war”", "„Knot of War“", "\"KNOT of war"]),
    ] {
        let expected = found(one);
        assert!(!expected.is_empty(), "{one}");
        for other in others {
            assert_eq!(found(other), expected, "{one} and {other}");
        }
    }
}

#[test]
fn a_word_finds_its_family_and_after_an_equals_sign_only_itself() {
    let family = found("withdraw");
    for form in ["withdrew", "withdrawal", "withdrawing"] {
        assert_eq!(found(form), family, "{form}");
    }
    let exact = found("=withdrew");
    assert!(exact.len() < family.len() && exact.iter().all(|place| family.contains(place)), "{exact:?}");
    let reading = letters().ask("withdraw").understood.words.remove(0);
    assert!(reading.forms.iter().any(|(form, count)| form == "withdrew" && *count == 1), "{reading:?}");
}

#[test]
fn operators_are_in_capitals_and_words_bind_closer_than_or() {
    assert_eq!(found("knot OR porridge").len(), 3);
    assert_eq!(found("porridge OR knot rope").len(), 3);
    assert_eq!(found("(porridge OR knot) rope").len(), 2);
    assert_eq!(found("knot -rope"), Vec::<String>::new());
    assert_eq!(found("knot NOT doom"), ["1962-10-26-kennedy#p27"]);
    assert_eq!(found("knot -\"doom the world\""), ["1962-10-26-kennedy#p27"]);
}

#[test]
fn phrases_are_exact_and_may_be_loosened_by_a_distance() {
    assert_eq!(found("\"bony hand of hunger\""), [format!("{TELEGRAM}#p41")]);
    assert_eq!(found("\"hand of bony hunger\""), Vec::<String>::new());
    assert_eq!(found("\"peaceful co-existence\""), found("\"peaceful coexistence\""));
    let near = found("\"trust states\"~8");
    assert!(near.contains(&format!("{TELEGRAM}#p46")) && near.contains(&format!("{TELEGRAM}#p32")), "{near:?}");
    assert!(found("\"trust states\"~3").len() < near.len());
}

#[test]
fn wildcards_and_fuzzy_words_say_what_they_matched() {
    let forms = |q: &str| -> Vec<String> {
        letters().ask(q).understood.words.remove(0).forms.into_iter().map(|(form, _)| form).collect()
    };
    assert_eq!(forms("missil*"), ["missiles", "missile", "missile-nuclear"]);
    assert_eq!(forms("tr?st"), ["trust"]);
    assert!(forms("kruschev~").contains(&"khrushchev".to_owned()));
    assert_eq!(found("trusted?"), found("trusted"));
}

#[test]
fn small_words_need_not_match_unless_there_is_nothing_else() {
    let question = letters().ask("can the United States be trusted?");
    assert_eq!(question.understood.ignored, ["can", "the", "be"]);
    assert_eq!(question.count.passages, found("\"united states\" trust OR =US trust").len());
    assert!(!found("we will").is_empty());
    assert_eq!(letters().ask("?!").notices, ["There is no word in the query."]);
    assert!(found("?!").is_empty());
    assert_eq!(found("\"to believe or not to believe\""), [format!("{TELEGRAM}#p47")]);
}

#[test]
fn the_country_in_capitals_is_not_the_pronoun() {
    let country = letters().ask("US");
    assert!(!country.passages.is_empty());
    assert!(!found("US").contains(&"1962-10-26-kennedy#p4".to_owned()), "“together with US” is the pronoun");
    assert_eq!(found("U.S."), found("US"));
    assert_eq!(found("USA"), found("US"));
    assert_eq!(found("united states"), found("US"));
    assert!(country.notices.iter().any(|notice| notice.contains("pronoun")), "{:?}", country.notices);
    let pronoun = letters().ask("trust us");
    assert!(pronoun.notices.iter().any(|notice| notice.contains("pronoun")), "{:?}", pronoun.notices);
}

#[test]
fn what_the_source_has_finds_the_passage_too() {
    assert_eq!(found("\"riot to invade\""), ["1962-10-30-castro#p14"]);
    assert!(found("\"not to invade Cuba and\"").contains(&"1962-10-30-castro#p14".to_owned()));
    assert!(found("Krushchev").contains(&"1962-10-30-castro#signature".to_owned()));
    assert_eq!(found("Krushchev"), found("Khrushchev"));
    assert_eq!(found("Pitsunde"), ["1962-11-22-kennedy#p9"]);
    assert_eq!(found("\"decide its own face\""), ["1963-01-31-castro#p13"]);
}

#[test]
fn dates_are_found_in_either_order_and_near_each_other() {
    assert_eq!(found("27 October"), found("October 27th"));
    assert_eq!(found("1962-10-27"), found("27 October"));
    assert!(found("27 October").contains(&format!("{TELEGRAM}#p14")), "“27 and 28 October”");
}

#[test]
fn fields_narrow_and_may_be_excluded() {
    assert!(found("trust to:castro").iter().all(|place| place.contains("-castro#")));
    assert_eq!(found("trust to:castro OR trust -to:castro").len(), found("trust").len());
    assert_eq!(found("person:rfk"), [format!("{TELEGRAM}#p20")]);
    assert!(found("trust date:1962-10").iter().all(|place| place.starts_with("1962-10")));
    assert!(found("trust form:telegram").iter().all(|place| place.starts_with(TELEGRAM)));
    assert!(!found("theme:trust-us knot OR theme:trust-us").is_empty());
    let unknown = letters().ask("person:nobody");
    assert_eq!(unknown.notices, ["“person:nobody” was read as words: nothing of that name is known here."]);
}

#[test]
fn the_editions_own_words_are_counted_but_found_only_in_notes() {
    let plain = letters().ask("Alekseev");
    assert!(plain.passages.is_empty());
    let edition = plain.edition.expect("the edition's notes name him");
    let notes = letters().answer(&edition.request);
    assert_eq!(notes.count.passages, edition.count);
    let some = letters().ask("Alekseev").partial_matches;
    assert!(some.is_none(), "who is meant where no letter names him stands under a heading");
    for found in &letters().ask("Castro in:notes").passages {
        let passage = letters().index.passage(found.passage).expect("a passage");
        assert!(!matches!(passage.kind, PassageKind::Part(kind) if kind == corpus::PartKind::Paragraph));
    }
}

#[test]
fn what_this_edition_says_beside_the_letters_stands_among_passages_with_some_of_the_words_and_that_is_said() {
    let said = "Notes and summaries beside the letters stand among them.";
    let is_note = |answer: &search::Answer, place: &str| {
        let some = answer.partial_matches.as_ref().expect("passages with some of the words");
        some.passages.iter().any(|found| letters().place(found.passage) == place)
    };
    let answer = letters().ask("did Castro deny that he wanted to strike first");
    assert!(is_note(&answer, "1962-10-30-castro#e5"));
    assert!(answer.partial_matches.as_ref().is_some_and(|some| some.lead.ends_with(said)));
    let first = answer.partial_matches.as_ref().and_then(|some| letters().index.passage(some.passages[0].passage));
    assert_eq!(first.map(|passage| passage.scope), Some(search::Scope::Body), "the letters come first");
    assert!(answer.partial_matches.iter().flat_map(|some| &some.passages).all(|found| {
        letters().index.passage(found.passage).is_some_and(|passage| matches!(passage.kind, PassageKind::Part(_)))
    }));
    let narrowed = letters().ask("did Castro deny that he wanted to strike first to:kennedy");
    assert!(!is_note(&narrowed, "1962-10-30-castro#e5"), "fields hold for them too");
    let word = letters().ask("fetish");
    assert!(word.partial_matches.is_none_or(|some| !some.lead.contains(said)), "not of a word that the letters have");
}

#[test]
fn a_note_on_one_of_the_best_passages_stands_below_it_whatever_its_own_words() {
    let listed = |q: &str| -> Vec<String> {
        let answer = letters().ask(q);
        let some = answer.partial_matches.iter().flat_map(|some| &some.passages);
        answer.passages.iter().chain(some).map(|found| letters().place(found.passage)).collect()
    };
    for (q, passage, note) in [
        ("150000 reservists", "1962-11-11-mikoyan#p3", "1962-11-11-mikoyan#e4"),
        ("spy plane shootdown", "1962-10-30-castro#p21", "1962-10-30-castro#e7"),
    ] {
        assert_eq!(listed(q).iter().take(1).collect::<Vec<_>>(), [passage], "{q}");
        assert!(listed(q).iter().take(4).any(|place| place == note), "{q}: {:?}", listed(q));
        let notes = listed(q).iter().filter(|place| place.contains("#e")).count();
        assert!(notes <= 4, "{q}: notes do not crowd out the letters: {:?}", listed(q));
    }
    assert!(
        !listed("spy plane shootdown to:kennedy").contains(&"1962-10-30-castro#e7".to_owned()),
        "fields hold for it"
    );
    assert_eq!(listed("fetish"), ["1962-11-11-mikoyan#p73"], "a word that the letters have asks for no note");
}

#[test]
fn whoever_is_named_is_also_shown_where_he_is_meant_otherwise() {
    let answer = letters().ask("Kennedy");
    let president = &answer.names[0];
    assert_eq!(president.id, "jfk");
    assert!(
        president.forms.contains(&"the president".to_owned()) && president.forms.contains(&"Mr. President".to_owned())
    );
    let listed = |place: &str| president.passages.iter().any(|named| letters().place(named.passage) == place);
    assert!(listed(&format!("{TELEGRAM}#p10")) && listed("1962-10-26-kennedy#p8"));
    assert!(answer.names.iter().all(|named| named.id != "rfk"), "he is nowhere meant but by name");
    let addressed = letters().ask("castro nuclear strike");
    let to_him = addressed.names.iter().find(|named| named.heading.starts_with("In letters to")).expect("he is “you”");
    assert!(to_him.passages.iter().any(|named| letters().place(named.passage) == "1962-10-30-castro#p11"));
    let ambassador = letters().ask("Alekseev");
    let places: Vec<String> = ambassador.names[0].passages.iter().map(|named| letters().place(named.passage)).collect();
    assert_eq!(places, ["1962-10-30-castro#p1", "1962-10-30-castro#p3"]);
}

const FEW_LEAD: &str = "These have only some of the words. Words of like meaning count a little: fate for “doom”.";

#[test]
fn where_no_passage_has_all_words_others_of_like_meaning_count_and_are_named() {
    let some = letters().ask("surprise onslaught").partial_matches.expect("a sudden attack");
    assert!(some.lead.contains("sudden") && some.lead.contains("attack"), "{}", some.lead);
    assert!(some.passages.iter().take(3).any(|found| letters().place(found.passage) == format!("{TELEGRAM}#p66")));
    assert!(found("onslaught").is_empty() && found("attack onslaught").is_empty(), "only in that list");
}

#[test]
fn whoever_is_called_by_an_office_is_found_by_what_the_edition_says_of_him() {
    let some = letters().ask("British philosopher").partial_matches.expect("one is mentioned");
    assert_eq!(letters().place(some.passages[0].passage), "1962-10-26-kennedy#p29");
}

#[test]
fn a_question_for_a_number_brings_a_passage_with_one_up() {
    let answer = letters().ask("how many engineers are trained?");
    assert!(answer.understood.ignored.contains(&"many".to_owned()), "{:?}", answer.understood);
    assert_eq!(letters().place(answer.passages[0].passage), "1963-01-31-castro#p16");
}

#[test]
fn passages_with_some_of_the_words_are_listed_where_none_or_few_have_all_and_say_so() {
    assert!(
        letters().ask("trust friends").partial_matches.is_none()
            == (letters().ask("trust friends").count.passages >= 10)
    );
    let few = letters().ask("knot doom");
    assert_eq!(few.passages.len(), 1);
    assert_eq!(few.partial_matches.expect("the other knot").lead, FEW_LEAD);
    assert!(letters().ask("\"knot of war\"").partial_matches.is_none(), "a phrase was asked for exactly");
    let some = letters().ask("knot porridge").partial_matches.expect("passages with either");
    assert_eq!(some.count, 3);
    assert_eq!(some.lead, "No passage has all the words.");
    assert!(letters().ask("zzz").partial_matches.is_none());
    let without = letters().ask("knot porridge -rope").partial_matches.expect("one at least");
    let has = |id: search::PassageId, word: &str| letters().index.text(id).contains(word);
    assert!(without.passages.iter().all(|found| !has(found.passage, "rope")), "exclusions hold there too");
    assert_eq!(without.passages.iter().filter(|found| has(found.passage, "porridge")).count(), 1);
}

#[test]
fn a_passage_is_also_found_by_what_the_editor_says_that_it_says_but_never_among_those_that_have_the_words() {
    let answer = invented().ask("lodging for the ferryman");
    assert!(answer.passages.is_empty());
    let some = answer.partial_matches.expect("the promise of a house");
    assert_eq!(invented().place(some.passages[0].passage), "1871-03-04-lindqvist#p2");
    let gist = invented().index.gist(some.passages[0].passage).expect("what the editor says of it");
    assert_eq!(invented().index.text(gist), "A promise of lodging; also: accommodation, shelter");
    let otherwise = invented().ask("accommodation").partial_matches.expect("the same by another word of the editor’s");
    assert_eq!(invented().place(otherwise.passages[0].passage), "1871-03-04-lindqvist#p2");
    assert_eq!(invented().ask("lodging in:notes").passages[0].passage, gist, "it is a word of this edition");
}

#[test]
fn below_passages_with_the_one_word_stand_those_that_say_it_in_other_words() {
    let answer = letters().ask("pledge");
    assert!(!answer.passages.is_empty());
    let some = answer.partial_matches.expect("a pledge is a promise");
    assert!(some.in_other_words && some.lead.contains("promise"), "{}", some.lead);
    assert!(letters().ask("=pledge").partial_matches.is_none(), "the form was asked for exactly");
    assert!(letters().ask("Dobrynin").partial_matches.is_none(), "a name has no other words");
}

#[test]
fn the_very_form_counts_more_where_it_is_rarer_than_its_family() {
    let first = letters().ask("high seas").passages[0].passage;
    assert!(letters().index.text(first).contains("high seas"));
}

#[test]
fn misspelt_and_unfinished_words_are_offered_as_links() {
    let misspelt = letters().ask("Dobrinin");
    assert_eq!(misspelt.suggestions[0].request.q, "dobrynin");
    assert_eq!(misspelt.suggestions[0].passages, 1);
    let lead = misspelt.partial_matches.expect("read as the nearest word").lead;
    assert!(lead.contains("“Dobrinin” is read as “dobrynin”"), "{lead}");
    let begun = letters().ask("trust missi");
    assert_eq!(begun.suggestions[0].request.q, "trust missi*");
    assert!(letters().ask("trust").suggestions.is_empty());
}

#[test]
fn editors_synonyms_are_links_with_a_reason() {
    let answer = letters().ask("U-2");
    let synonym = &answer.synonyms[0];
    assert_eq!(synonym.see.as_ref().map(|see| see.q.as_str()), Some("\"shot down\""));
    assert!(synonym.reason.contains("shot down"));
    assert!(answer.passages.is_empty());
    let longer = letters().ask("who shot the spy plane");
    assert_eq!(longer.synonyms.len(), 1);
}

#[test]
fn counts_say_what_they_count() {
    assert_eq!(letters().answer(&Request::default()).count.sentence, "5 letters");
    assert_eq!(letters().ask("knot").count.sentence, "2 passages in 1 of 5 letters");
    let mut to_castro = Request::default();
    to_castro.choose(Filter::To, "castro", false);
    assert_eq!(letters().answer(&to_castro).count.sentence, "2 of 5 letters");
    to_castro.choose(Filter::Theme, "consultation", false);
    assert!(letters().answer(&to_castro).count.sentence.contains("passages in"));
}

#[test]
fn a_span_of_time_includes_its_last_month_whole() {
    let until = Request::default().dated(None, "1962-11".parse().ok());
    assert_eq!(letters().answer(&until).count.letters, 4);
    let from = Request::default().dated("1962-11-22".parse().ok(), None);
    assert_eq!(letters().answer(&from).count.letters, 2);
}

#[test]
fn letters_come_by_date_without_a_query_and_by_their_best_passage_with_one() {
    let plain = letters().answer(&Request::default());
    assert_eq!(plain.letters.iter().map(|found| found.letter).collect::<Vec<_>>(), [0, 1, 2, 3, 4]);
    let knot = letters().ask("trust the United States");
    let best = letters().index.passage(knot.passages[0].passage).expect("a passage").letter;
    assert_eq!(knot.letters[0].letter, best);
    let by_date =
        letters().answer(&Request::query("trust").shown(Some(Sort::Date), Some(View::Letters), LineOrder::Letter));
    assert!(by_date.letters.is_sorted_by_key(|found| found.letter));
}

#[test]
fn excerpts_show_the_words_found_marked() {
    let answer = letters().ask("knot");
    for found in &answer.passages {
        let shown = excerpt(&letters().index, &answer, found.passage, 160);
        assert!(shown.pieces.iter().any(|piece| piece.marked && piece.text == "knot"), "{shown:?}");
        assert!(letters().index.text(found.passage).contains(&shown.text()));
    }
}

#[test]
fn a_concordance_sorts_by_the_words_before_or_after() {
    let (letters, answer) = (letters(), letters().ask("trust"));
    let lines = |order: LineOrder| concordance(&letters.index, &answer, order, 100, 60).lines;
    let first_right = |line: &search::concordance::ConcordanceLine| {
        text::fold::tokens(&line.right).first().map(|token| token.form.clone())
    };
    assert!(lines(LineOrder::Right).is_sorted_by_key(first_right));
    assert_eq!(lines(LineOrder::Letter).len(), lines(LineOrder::Left).len());
    assert!(lines(LineOrder::Letter).is_sorted_by_key(|line| (line.passage, line.word)));
    assert!(lines(LineOrder::Letter).iter().all(|line| line.hit.to_lowercase().starts_with("trust")));
}

#[test]
fn hits_in_a_letter_are_words_of_its_passage_addresses() {
    let (corpus, index) = (&letters().corpus, &letters().index);
    let hits = hits_in_letter(corpus, index, "knot", "1962-10-26-kennedy");
    assert_eq!(hits.len(), 6);
    for hit in hits {
        let (letter, part) = corpus.part("1962-10-26-kennedy", &hit.part).expect("the part");
        let text = corpus::reading::reading_text(letter, part);
        assert_eq!(&text[hit.start..hit.end], "knot");
        let words = corpus::words(&text);
        let word = words[hit.words.first as usize - 1];
        assert!(text[word.start..word.end].contains("knot"));
    }
    assert!(hits_in_letter(corpus, index, "knot", TELEGRAM).is_empty());
    assert!(hits_in_letter(corpus, index, "knot", "no-such-letter").is_empty());
}

#[test]
fn exports_have_a_line_and_a_citation_for_each_passage() {
    let answer = letters().ask("knot");
    let cite = |letter: &corpus::Letter, anchor: &str| format!("{}, “{anchor}”, p. 1", letter.title);
    let csv = export::csv(&letters().corpus, &letters().index, &answer, &cite);
    assert_eq!(csv.lines().count(), 3);
    assert!(csv.starts_with("\u{feff}letter,passage,date,text,citation\r\n1962-10-26-kennedy,p2"));
    assert!(csv.contains("\r\n1962-10-26-kennedy,p27,1962-10-26,\""));
    let markdown = export::markdown(&letters().corpus, &letters().index, &answer, &cite);
    assert!(markdown.lines().all(|line| line.starts_with("- “")) && markdown.lines().count() == 2);
}
