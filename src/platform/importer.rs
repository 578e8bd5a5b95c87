//! The module that reads letters of a reader: asked over a port, wherever it runs.
//!
//! Start with [`Importer::begin`]. The scripts that start the application bring it at the event `letters` and say `letters-failed` where they
//! cannot (`crates/publisher/src/importer.js` has what is asked and answered). Must not know what is done with the letters.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use gloo::events::EventListener;
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Blob, File, MessageChannel, MessageEvent, MessageEventInit, MessagePort};

use super::page;

/// Letters that a reader has opened: they are only here.
#[derive(Clone, Debug)]
pub struct ImportedLetters {
    /// The collection as `corpus::compact::write_lasting` writes it and `Corpus::from_compact` reads it.
    pub compact: Rc<str>,
    /// The report as it is saved: JSON.
    pub report: Rc<str>,
    /// The same letters joined with the edition's, in compact form; nothing where that was not asked for, or cannot be.
    pub both: Option<Rc<str>>,
    /// The ids that the reader's letters have there.
    pub own: Rc<Vec<String>>,
    /// What was noticed in joining them: `person` or `letter`, the id of the reader's, of the edition's, the name.
    pub notices: Rc<Rows>,
    /// What has read them, and can save them.
    pub importer: Importer,
}

impl PartialEq for ImportedLetters {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.compact, &other.compact)
    }
}

/// A file with its path from the folder that was chosen.
pub type NamedFile = (String, File);

/// Short lists of texts; each place means what `import_module::page_data` says.
pub type Rows = Vec<Vec<String>>;

/// How far the reading is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Files that are read.
    pub done: usize,
    /// Files.
    pub of: usize,
    /// Letters so far.
    pub letters: usize,
    /// Files left out so far.
    pub left_out: usize,
    /// The file that is being read.
    pub name: String,
}

/// What the page of the report shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportData {
    /// Title, publisher, editors, licences, language.
    pub facts: Vec<String>,
    /// Characters of the source, in texts, in notes, left out; comments; keys without a register, their places; letters that can be shown.
    pub figures: Vec<usize>,
    /// Name, letters, problem.
    pub files: Rows,
    /// Name, count, treatment, first place.
    pub constructs: Rows,
    /// About, file, what is followed: field, words; what is not: field, words.
    pub disagreements: Rows,
    /// What becomes of it, what it is.
    pub problems: Rows,
    /// `new`, `changed` or `gone` since the letters were saved, with the id.
    pub since: Rows,
    /// Id, file, sender, recipient, date, doubt, `put` where it was put right.
    pub letters: Rows,
}

/// What the module says.
#[derive(Clone, Debug)]
pub enum ModuleMessage {
    /// How far it is.
    Progress(Progress),
    /// It was stopped there.
    Stopped(Progress),
    /// Everything is read.
    Report(Rc<ReportData>),
    /// A field was put right, or what is the matter with the value.
    Put {
        /// Letter id.
        letter: String,
        /// `sender`, `recipient` or `date`.
        field: String,
        /// What was written.
        value: String,
        /// Why that cannot be; empty where it can.
        problem: String,
    },
    /// The letters, ready to be shown.
    Opened(ImportedLetters),
    /// The reader was given a file, or the browser refuses it.
    Saved(String, bool),
    /// It ended by itself: at this file, where it was reading one.
    Failed(String),
}

/// The module. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Importer(Rc<Inner>);

/// What hears the messages of the module.
type MessageHandler = Closure<dyn FnMut(MessageEvent)>;

#[derive(Debug)]
struct Inner {
    port: MessagePort,
    /// Whom it tells; a page that is opened again takes this over.
    listener: RefCell<Option<yew::Callback<ModuleMessage>>>,
    /// What was put right or decided, by letter and field.
    put: RefCell<BTreeMap<(String, String), String>>,
    /// How often something was put right or decided.
    changes: Cell<usize>,
    _heard: RefCell<Option<MessageHandler>>,
    _failed: RefCell<Option<EventListener>>,
}

impl Drop for Inner {
    fn drop(&mut self) {
        post(&self.port, "close", &[]);
    }
}

impl Importer {
    /// Has the module brought; `None` where the browser knows no ports. What it says comes to `listener`.
    #[must_use]
    pub fn begin(listener: yew::Callback<ModuleMessage>) -> Option<Self> {
        let channel = MessageChannel::new().ok()?;
        let init = MessageEventInit::new();
        init.set_ports(&Array::of1(&channel.port2()));
        let event = MessageEvent::new_with_event_init_dict("letters", &init).ok()?;
        let document = page::document()?;
        let inner = Rc::new(Inner {
            port: channel.port1(),
            listener: RefCell::new(Some(listener)),
            put: RefCell::default(),
            changes: Cell::default(),
            _heard: RefCell::default(),
            _failed: RefCell::default(),
        });
        let weak = Rc::downgrade(&inner);
        let heard = Closure::new(move |event: MessageEvent| {
            if let (Some(inner), Some(said)) = (weak.upgrade(), said(&weak, &event.data())) {
                inner.tell(said);
            }
        });
        inner.port.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        *inner._heard.borrow_mut() = Some(heard);
        let weak = Rc::downgrade(&inner);
        let failed = EventListener::new(&document, "letters-failed", move |_| {
            if let Some(inner) = weak.upgrade() {
                inner.tell(ModuleMessage::Failed(String::new()));
            }
        });
        *inner._failed.borrow_mut() = Some(failed);
        document.dispatch_event(&event).ok()?;
        Some(Self(inner))
    }

    /// Tells somebody else from now on.
    pub fn listen(&self, listener: yew::Callback<ModuleMessage>) {
        *self.0.listener.borrow_mut() = Some(listener);
    }

    /// What was put right by hand, a sentence each.
    #[must_use]
    pub fn put_right(&self) -> Vec<String> {
        self.0.put.borrow().iter().map(|((letter, field), value)| format!("{field} of {letter}: {value}")).collect()
    }

    /// How often something was put right or decided by hand.
    #[must_use]
    pub fn changes(&self) -> usize {
        self.0.changes.get()
    }

    /// Reads files, but for those of these names, which are only told.
    pub fn read(&self, files: &[NamedFile], refused: &[String]) {
        let names: Array = files.iter().map(|(name, _)| JsValue::from_str(name)).collect();
        let blobs: Array = files.iter().map(|(_, file)| file.clone()).collect();
        let refused: Array = refused.iter().map(|name| JsValue::from_str(name)).collect();
        post(&self.0.port, "read", &[("names", &names), ("blobs", &blobs), ("refused", &refused)]);
    }

    /// Asks for something that needs no more than its name: `stop`, `go-on`, `report`, `save-report`, `save-table`, `save-collection`, `save-tei`.
    pub fn ask(&self, what: &str) {
        post(&self.0.port, what, &[]);
    }

    /// Asks for the letters: alone, or joined with a collection in its compact form.
    pub fn open(&self, base: Option<&str>) {
        post(&self.0.port, "open", &[("base", &base.unwrap_or_default().into())]);
    }

    /// Puts a field of a letter right.
    pub fn put(&self, letter: &str, field: &str, value: &str) {
        post(&self.0.port, "put", &[("letter", &letter.into()), ("field", &field.into()), ("value", &value.into())]);
    }

    /// Decides whether a `person` or a `letter`, by its id in a notice, is the edition's.
    pub fn same(&self, about: &str, own: &str, is_same: bool) {
        post(&self.0.port, "same", &[("about", &about.into()), ("own", &own.into()), ("yes", &is_same.into())]);
    }

    /// Decides which of two statements holds: about `correspondents` or `date`, the field that is followed; or the `title` and `language`
    /// of the whole.
    pub fn decide(&self, about: &str, evidence: &str) {
        self.0.change("all letters", about, evidence);
        post(&self.0.port, "decide", &[("about", &about.into()), ("evidence", &evidence.into())]);
    }
}

impl Inner {
    fn change(&self, letter: &str, field: &str, value: &str) {
        self.put.borrow_mut().insert((letter.to_owned(), field.to_owned()), value.to_owned());
        self.changes.set(self.changes.get() + 1);
    }

    fn tell(&self, said: ModuleMessage) {
        if let ModuleMessage::Put { letter, field, value, problem } = &said
            && problem.is_empty()
        {
            self.change(letter, field, value);
        }
        let listener = self.listener.borrow().clone();
        if let Some(listener) = listener {
            listener.emit(said);
        }
    }
}

/// Where a port refuses a message the module is gone; nobody waits for an answer then.
fn post(port: &MessagePort, ask: &str, with: &[(&str, &JsValue)]) {
    let message = js_sys::Object::new();
    for (name, value) in [("ask", &JsValue::from_str(ask))].iter().chain(with) {
        let _ = Reflect::set(&message, &JsValue::from_str(name), value);
    }
    let _ = port.post_message(&message);
}

fn said(importer: &std::rc::Weak<Inner>, data: &JsValue) -> Option<ModuleMessage> {
    let progress = || Progress {
        done: count(data, "done"),
        of: count(data, "of"),
        letters: count(data, "letters"),
        left_out: count(data, "leftOut"),
        name: text(data, "name"),
    };
    Some(match text(data, "kind").as_str() {
        "progress" => ModuleMessage::Progress(progress()),
        "stopped" => ModuleMessage::Stopped(progress()),
        "told" => {
            let told = Reflect::get(data, &"told".into()).ok()?;
            ModuleMessage::Report(Rc::new(ReportData {
                facts: rows(&told, "facts").into_iter().next().unwrap_or_default(),
                figures: rows(&told, "figures").iter().flatten().map(|one| one.parse().unwrap_or_default()).collect(),
                files: rows(&told, "files"),
                constructs: rows(&told, "constructs"),
                disagreements: rows(&told, "disagreements"),
                problems: rows(&told, "problems"),
                since: rows(&told, "since"),
                letters: rows(&told, "letters"),
            }))
        }
        "put" => ModuleMessage::Put {
            letter: text(data, "letter"),
            field: text(data, "field"),
            value: text(data, "value"),
            problem: text(data, "problem"),
        },
        "opened" => ModuleMessage::Opened(ImportedLetters {
            compact: text(data, "compact").into(),
            report: text(data, "report").into(),
            both: Some(text(data, "both")).filter(|both| !both.is_empty()).map(Into::into),
            own: Rc::new(rows(data, "own").concat()),
            notices: Rc::new(rows(data, "notices")),
            importer: Importer(importer.upgrade()?),
        }),
        "saved" => {
            let name = text(data, "name");
            let blob = Reflect::get(data, &"blob".into()).ok()?.dyn_into::<Blob>().ok()?;
            let is_given = super::download::save_blob(&name, &blob);
            ModuleMessage::Saved(name, is_given)
        }
        _ => ModuleMessage::Failed(text(data, "name")),
    })
}

fn text(data: &JsValue, name: &str) -> String {
    Reflect::get(data, &name.into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}

fn count(data: &JsValue, name: &str) -> usize {
    let number = Reflect::get(data, &name.into()).ok().and_then(|value| value.as_f64()).unwrap_or_default();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of files")]
    let number = number as usize;
    number
}

fn rows(data: &JsValue, name: &str) -> Rows {
    let Ok(rows) = Reflect::get(data, &name.into()) else { return Rows::new() };
    let cells =
        |row: JsValue| Array::from(&row).iter().map(|cell| cell.as_string().unwrap_or_default()).collect::<Vec<_>>();
    Array::from(&rows).iter().map(cells).collect()
}
