//! Before anything is chosen: what this is, what can be read, where to choose or drop files.
//!
//! Start with [`Before`]. Must not know how files are read.

use std::rc::Rc;

use exports::one_file::block;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::{platform::spawn_local, prelude::*};

use super::PageContext;
use crate::opened::{KeptIn, OpenedLetters};
use crate::platform::{device, dropped, importer::NamedFile};
use crate::view::parts::letters::counted;

/// What the page is given.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct BeforeProps {
    /// What every page is given.
    pub context: PageContext,
    /// Takes the files.
    pub take: Callback<Vec<NamedFile>>,
}

/// The kinds of file, with what is taken from them.
const KINDS: [(&str, &str, &str); 6] = [
    (
        "Word",
        ".docx",
        "Paragraphs, emphasis, lists, tables, links and notes. One letter a file, or one under each heading.",
    ),
    (
        "Plain text, Markdown",
        ".txt .md",
        "Lines at the top say who and when; empty lines part paragraphs; [^1] is a note. Of Markdown headings, lists, tables and emphasis too.",
    ),
    (
        "TEI",
        ".xml",
        "Header, text, notes, names, and registers of people and places, inside the letters or beside them. One or many letters a file.",
    ),
    ("Table", ".csv", "A row for each letter: sender, recipient, date, place. With the texts beside it, or without."),
    ("CMIF", ".xml", "The list of letters, without their texts."),
    (
        "Saved here before",
        ".html .zip .json",
        "Everything, with what you put right. With the same folder again: what is new, changed and gone.",
    ),
];

/// Three invented letters, for who has none at hand: a name of a file and its text.
const EXAMPLE: [(&str, &str); 3] = [
    (
        "1.md",
        "From: Anna Berg\nTo: Cora Field\nDate: 1871-03-04\nPlace: Zürich\n\nDear Cora, your letter of Monday came this morning, and I read it twice.\n\nThe bridge[^1] is finished. I was there, and nobody made a speech.\n\n[^1]: Over the Limmat.",
    ),
    (
        "2.md",
        "From: Cora Field\nTo: Anna Berg\nDate: 1871-03-12\nPlace: London\n\nDear Anna, no speech at a bridge! Here we have had three at the opening of a tap.",
    ),
    (
        "3.md",
        "From: Anna Berg\nTo: Paul Berg\nDate: 1871-03-20\nPlace: Zürich\n\nDear Paul, the bridge is finished. There were speeches all day, and I wished you had been there.",
    ),
];

/// The letters that this device keeps, once that is known; they are looked for where none are open.
#[hook]
fn use_kept(context: &PageContext) -> Rc<Option<OpenedLetters>> {
    let text = use_state_eq(|| None);
    let (found, edition, has_none_open) = (text.setter(), context.remembered_as.clone(), context.opened.is_none());
    use_effect_with((edition, has_none_open), move |(edition, has_none_open)| {
        if *has_none_open {
            let edition = edition.clone();
            spawn_local(async move { found.set(device::kept(&edition).await) });
        }
    });
    // What cannot be read any more is said when the application starts.
    use_memo((*text).clone(), |text| {
        text.as_deref().and_then(|text| OpenedLetters::of_block(text, KeptIn::Device).ok())
    })
}

/// The page before files are chosen.
#[component]
pub(super) fn Before(props: &BeforeProps) -> Html {
    let over = use_state_eq(|| false);
    let opened = props.context.opened.as_ref();
    // Who has a file of letters before him adds to it; elsewhere others take the place of those that are open.
    let is_adding = use_state_eq(|| opened.is_some_and(|opened| opened.kept_in == KeptIn::File));
    let take = {
        let (opened, take) = (opened.filter(|_| *is_adding).cloned(), props.take.clone());
        Callback::from(move |mut files: Vec<NamedFile>| {
            if let Some(opened) = opened.as_ref().filter(|_| !files.is_empty()) {
                files.extend(dropped::made(&opened.file_name(), &block::element(&opened.block)));
            }
            take.emit(files);
        })
    };
    let try_example = {
        let take = props.take.clone();
        move |_: MouseEvent| take.emit(EXAMPLE.iter().filter_map(|(name, text)| dropped::made(name, text)).collect())
    };
    let open_kept = (*use_kept(&props.context)).clone().map(|kept| {
        let open = props.context.edition_switch.open.clone();
        move |_: MouseEvent| open.emit(kept.clone())
    });
    let (field, folder) = (use_node_ref(), use_node_ref());
    {
        // What was chosen while the application was still loading.
        let (field, folder, take) = (field.clone(), folder.clone(), take.clone());
        use_effect_with((), move |()| {
            // Only now: the standard of HTML has no such attribute, and a folder is chosen only where the application runs.
            if let Some(folder) = folder.cast::<HtmlInputElement>() {
                folder.set_webkitdirectory(true);
            }
            if let Some(field) = field.cast::<HtmlInputElement>() {
                let files = dropped::chosen(&field);
                if !files.is_empty() {
                    take.emit(files);
                }
            }
        });
    }
    let chosen = {
        let take = take.clone();
        Callback::from(move |event: Event| {
            let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            if let Some(field) = field {
                take.emit(dropped::chosen(&field));
            }
        })
    };
    let drag = |is_over: bool| {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(is_over);
        })
    };
    let drop = {
        let (over, take) = (over.clone(), take);
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            if let Some(transfer) = event.data_transfer() {
                let take = take.clone();
                dropped::dropped(&transfer, move |files| take.emit(files));
            }
        })
    };
    let kinds = KINDS.map(|(kind, endings, what)| {
        html! { <tr><th scope="row">{ kind }{ " " }<small>{ endings }</small></th><td>{ what }</td></tr> }
    });
    let letters = counted(props.context.edition.corpus.letters.len(), "letter", "letters");
    let beside = match opened {
        Some(_) => "the tools of this page".to_owned(),
        None => format!("the tools of this edition, alone or beside its {letters}"),
    };
    let change = {
        let is_adding = is_adding.clone();
        move |_: Event| is_adding.set(!*is_adding)
    };
    html! {
        <div class="wide import">
            <h1 id="title" tabindex="-1">{ "Your own letters" }</h1>
            <p class="lead">{ format!("Read, search and compare letters of your own with {beside}.") }</p>
            <p class="stay">
                <strong>{ "They stay on this device." }</strong>
                { " The page reads your files where they are. Nothing is sent, your files are not changed, and when you close the page nothing is kept unless you ask for it." }
            </p>
            <p class="stay no-scripts">{ "Opening letters needs scripts, and scripts are off in this browser." }</p>
            <section
                class={classes!("drop", "needs-app", over.then_some("over"))}
                aria-labelledby="choose"
                ondragenter={drag(true)}
                ondragover={drag(true)}
                ondragleave={drag(false)}
                ondrop={drop}
            >
                <h2 id="choose">{ "Choose files, or drop files or a folder here" }</h2>
                <p class="soft">{ "One letter or a thousand, of different kinds, packed as a ZIP or not." }</p>
                if opened.is_some() {
                    <p>
                        <label class="adding">
                            <input type="checkbox" name="add" checked={*is_adding} onchange={change} />
                            { format!(" Add them to the {letters} that you have open") }
                        </label>
                    </p>
                }
                <p
                    class="ways"
                >
                    <label>
                        <span>{ "Files" }</span>
                        <input
                            ref={field}
                            type="file"
                            name="letters"
                            multiple=true
                            accept=".xml,.tei,.docx,.txt,.md,.csv,.json,.zip,.toml,.html"
                            onchange={chosen.clone()}
                        />
                    </label>
                    <label class="of-folder">
                        <span>{ "A folder" }</span>
                        <input ref={folder} type="file" name="folder" onchange={chosen} />
                    </label>
                </p>
            </section>
            <div class="needs-app first-steps">
                <section>
                    <h2>{ "No letters at hand?" }</h2>
                    <p class="soft">{ "Try it with three short letters, invented for the purpose." }</p>
                    <button type="button" name="example" onclick={try_example}>{ "Try the example" }</button>
                </section>
                <section>
                    <h2>{ "Opened before?" }</h2>
                    <p class="soft">
                        { "Choose the same files together with what you saved here: you are told what is new, changed or gone, and your corrections are kept." }
                    </p>
                    if let Some(onclick) = open_kept {
                        <button type="button" name="open-kept" {onclick}>
                            { "Open the letters kept on this device" }
                        </button>
                    }
                </section>
            </div>
            <h2>{ "What happens" }</h2>
            <ol class="steps">
                <li>
                    <h3>{ "The files are read" }</h3>
                    <p>{ "A thousand take some seconds. You can stop at any time and go on with what was read." }</p>
                </li>
                <li>
                    <h3>{ "You see a report" }</h3>
                    <p>
                        { "What came in, what is doubtful, what was left out and why. Senders, recipients and dates can be put right in a table." }
                    </p>
                </li>
                <li>
                    <h3>{ "You open the letters" }</h3>
                    <p>
                        { "Then you read and search them here, and save them: as one file that opens anywhere by double click, or as a collection from which a site can be built." }
                    </p>
                </li>
            </ol>
            <h2>{ "What can be read" }</h2>
            <table class="takes">
                <thead class="hidden">
                    <tr><th scope="col">{ "Kind of file" }</th><th scope="col">{ "What is taken from it" }</th></tr>
                </thead>
                <tbody>{ for kinds }</tbody>
            </table>
            <p>{ "A letter as plain text:" }</p>
            <pre class="sample">
                { "From: Anna Berg\nTo: Cora Field\nDate: 1871-03-04\nPlace: Zürich\n\nDear Cora, your letter of Monday came this morning …" }
            </pre>
            <p class="soft">
                { "Or let the name of the file say it: " }
                <code>{ "1871-03-04 Berg to Field.docx" }</code>
            </p>
            <p class="soft">
                { "PDF, pictures, spreadsheets and files of other word processors (.doc, .rtf, .odt) cannot be read: open them in the program they come from, and save them as .docx, .txt or .csv." }
            </p>
        </div>
    }
}
