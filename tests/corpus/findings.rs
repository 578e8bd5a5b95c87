//! What an editor of other letters met when the program was first tried with eight editions, and the test that each of it
//! has: the way from a finding to what now holds it.
//!
//! [`FINDINGS`] has the findings in the words of the trial, each with a file and the name of a test in it, or with a folder of
//! `tests/invalid_corpus/`, of which `expected.txt` has the message. The test here holds the list to the tests: none of them
//! goes or is renamed without a word here.

use std::fs;

use crate::support::path;

const COLLECTIONS: &str = "tests/corpus/collections.rs";
const PAGED: &str = "tests/corpus/paged.rs";
const MANY: &str = "tests/corpus/many.rs";
const ODD: &str = "tests/corpus/odd.rs";
const INVALID: &str = "tests/corpus/invalid.rs";
const MESSAGES: &str = "tests/invalid_corpus";
const TEI: &str = "crates/import/tests/tei.rs";

/// A finding, where its test stands, and what it is called.
const FINDINGS: &[(&str, &str, &str)] = &[
    // The table of the trial.
    (
        "more than nine letters are refused by the limits of five",
        "crates/publisher/src/budget.rs",
        "a_measure_at_its_limit_is_within_it_and_one_above_is_named",
    ),
    (
        "the chooser of comparisons is a table of all pairs",
        MANY,
        "no_page_of_a_thousand_letters_has_more_elements_than_it_may",
    ),
    (
        "the chooser of comparisons is a table of all pairs: twelve and thirteen letters",
        ODD,
        "thirteen_letters_to_one_person_are_read_one_after_the_other",
    ),
    (
        "the line of time is a black bar",
        MANY,
        "the_explorer_with_results_of_a_thousand_letters_has_no_more_elements_than_it_may",
    ),
    (
        "each result carries a menu of all letters",
        MANY,
        "the_explorer_with_results_of_a_thousand_letters_has_no_more_elements_than_it_may",
    ),
    (
        "the index of people has a stem for every letter",
        MANY,
        "no_page_of_a_thousand_letters_has_more_elements_than_it_may",
    ),
    (
        "without a register people are sorted by forename",
        COLLECTIONS,
        "people_without_a_register_get_an_entry_filed_under_their_family_names",
    ),
    (
        "names are not sorted as their language has them",
        "crates/text/src/collate.rs",
        "every_language_has_the_alphabet_that_its_readers_know",
    ),
    (
        "a page of every letter beside all others",
        PAGED,
        "of_many_letters_pages_stay_small_and_all_are_found_without_scripts",
    ),
    ("the worker fetches every page", PAGED, "of_many_letters_pages_stay_small_and_all_are_found_without_scripts"),
    (
        "results say only to whom",
        COLLECTIONS,
        "each_end_of_a_letter_is_named_in_its_page_in_lists_and_in_files_as_far_as_it_is_known",
    ),
    (
        "English word families whatever the language",
        "tests/search/languages.rs",
        "families_are_those_of_the_language_of_a_letter",
    ),
    (
        "English word families where no language is told",
        "tests/search/languages.rs",
        "where_no_language_is_told_each_form_stands_by_itself_and_that_is_said",
    ),
    (
        "an opening is demanded, and two letters for it",
        COLLECTIONS,
        "a_letter_of_which_only_a_text_is_given_has_a_title_a_form_and_a_language",
    ),
    (
        "only one folder can be frozen",
        "tools/collection/tests/folders.rs",
        "any_folder_is_frozen_and_a_text_changes_only_with_the_version",
    ),
    ("what a collection has nothing of is offered", COLLECTIONS, "what_a_collection_has_nothing_of_is_not_offered"),
    (
        "the mark of a page lies over the number of its paragraph",
        COLLECTIONS,
        "what_a_document_has_of_its_own_is_drawn_as_what_it_is_and_explained",
    ),
    // Messages.
    ("a message of the reader of JSON: a wrong kind of value", MESSAGES, "date_as_a_number"),
    ("a message of the reader of JSON: a missing field", MESSAGES, "missing_field"),
    ("a message of the reader of JSON: the closing brace", MESSAGES, "brace_forgotten_at_the_end"),
    ("a message of the reader of JSON: no JSON at all", MESSAGES, "not_json"),
    ("one defect is told at a time", MESSAGES, "several_at_once"),
    ("a letter that cannot be read is also missing", MESSAGES, "unreadable_letter_is_one_problem"),
    ("a file is to have the name of an id that cannot be one", MESSAGES, "malformed_letter_id"),
    (
        "a byte order mark gives a difference that nobody sees",
        INVALID,
        "a_byte_order_mark_before_a_file_makes_no_difference",
    ),
    ("what may be left out must be there", MESSAGES, "metadata_without_a_name"),
    ("one bad file stops all", INVALID, "what_is_left_of_a_spoilt_collection_is_sound"),
    (
        "messages in words that are not an editor's",
        ODD,
        "what_cannot_be_is_told_in_an_editors_words_and_the_rest_is_shown",
    ),
    // Mandatory and meaningless to such an editor: the description, facts, genre, changes, forms, opening, sources, filing
    // names, reasons, eleven files.
    (
        "fields that mean nothing to an editor are demanded",
        COLLECTIONS,
        "a_letter_of_which_only_a_text_is_given_has_a_title_a_form_and_a_language",
    ),
    (
        "the schema demands what the model does not",
        "tests/corpus/fields.rs",
        "the_schema_has_the_fields_of_the_model_and_demands_what_it_demands",
    ),
    (
        "sources are demanded, and checked against texts made from them",
        COLLECTIONS,
        "what_a_collection_has_nothing_of_is_not_offered",
    ),
    // What could not be said.
    (
        "additions and deletions, one within another",
        COLLECTIONS,
        "the_reading_text_has_additions_and_no_deletions_and_the_transmitted_one_both",
    ),
    ("unclear words and gaps", COLLECTIONS, "what_a_document_has_of_its_own_is_drawn_as_what_it_is_and_explained"),
    ("underlined and raised words, nested", TEI, "what_editors_mark_is_kept_as_a_tree"),
    ("verse, tables, lists", COLLECTIONS, "what_a_document_has_of_its_own_is_drawn_as_what_it_is_and_explained"),
    (
        "postscripts, addresses, enclosures",
        COLLECTIONS,
        "what_a_document_has_of_its_own_is_drawn_as_what_it_is_and_explained",
    ),
    (
        "several senders or recipients, bodies among them",
        COLLECTIONS,
        "several_recipients_bodies_among_them_are_named_and_mentions_in_place_are_counted",
    ),
    ("forty recipients", ODD, "a_letter_to_forty_names_all_of_them_on_its_page_and_some_where_there_is_little_room"),
    (
        "unknown senders",
        COLLECTIONS,
        "each_end_of_a_letter_is_named_in_its_page_in_lists_and_in_files_as_far_as_it_is_known",
    ),
    (
        "ranges, circa, other calendars, dates before our era",
        COLLECTIONS,
        "dates_are_told_in_words_everywhere_and_to_machines_in_their_notation",
    ),
    (
        "letters without any date",
        ODD,
        "letters_none_of_which_has_a_date_are_undated_once_and_stand_in_the_order_of_their_ids",
    ),
    ("letters without a text", COLLECTIONS, "no_page_of_any_collection_names_what_is_not_there"),
    ("letters of which there is only a gap, a picture, a table", ODD, "what_stands_alone_in_a_letter_is_a_letter"),
    ("hands", TEI, "whose_hand_it_is_is_said_where_it_changes_and_at_what_was_added"),
    ("pictures of pages", ODD, "a_translation_stands_beside_its_original_and_a_picture_of_a_page_is_a_way_to_it"),
    (
        "a translation beside the original",
        ODD,
        "a_translation_stands_beside_its_original_and_a_picture_of_a_page_is_a_way_to_it",
    ),
    ("a draft beside what was sent", COLLECTIONS, "another_state_of_a_letter_is_told_and_offered_side_by_side"),
    (
        "the same number of a page twice",
        COLLECTIONS,
        "what_a_document_has_of_its_own_is_drawn_as_what_it_is_and_explained",
    ),
    (
        "languages and directions",
        COLLECTIONS,
        "texts_say_their_language_and_direction_and_the_application_says_its_own",
    ),
    (
        "languages and directions in the one file",
        ODD,
        "the_plain_text_of_the_one_file_says_languages_and_directions_and_keeps_lines",
    ),
    ("languages that nobody knows", ODD, "a_part_in_a_language_that_nobody_knows_is_read_and_says_what_is_told"),
];

#[test]
fn every_finding_of_the_trial_with_other_letters_has_a_test() {
    let mut missing = Vec::new();
    for (finding, file, test) in FINDINGS {
        let is_there = if *file == MESSAGES {
            path(file).join(test).join("expected.txt").is_file()
        } else {
            let text = fs::read_to_string(path(file)).unwrap_or_default();
            text.contains(&format!("#[test]\nfn {test}()")) || text.contains(&format!("#[test]\n    fn {test}()"))
        };
        if !is_there {
            missing.push(format!("{finding}: {test} in {file}"));
        }
    }
    assert_eq!(missing, [""; 0]);
}
