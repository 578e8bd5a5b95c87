//! Files that a reader chooses or drops, folders with all that is in them.
//!
//! Start with [`chosen`] and [`dropped`]. Each file has its path from the folder that was given. Must not know what is in the files.

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DataTransfer, File, FileList, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry, HtmlInputElement,
};

use super::importer::NamedFile;

/// The files of a field; the field is empty then, so that the same can be chosen again.
#[must_use]
pub fn chosen(field: &HtmlInputElement) -> Vec<NamedFile> {
    let files = field.files().map(|files| listed(&files)).unwrap_or_default();
    field.set_value("");
    files
}

fn listed(files: &FileList) -> Vec<NamedFile> {
    let files = (0..files.length()).filter_map(|at| files.get(at));
    files
        .map(|file| {
            let path = Reflect::get(&file, &"webkitRelativePath".into()).ok().and_then(|path| path.as_string());
            (path.filter(|path| !path.is_empty()).unwrap_or_else(|| file.name()), file)
        })
        .filter(|(name, _)| !is_hidden(name))
        .collect()
}

/// A file of this text that lies nowhere; nothing where the browser makes none.
#[must_use]
pub fn made(name: &str, text: &str) -> Option<NamedFile> {
    let file = File::new_with_str_sequence(&Array::of1(&JsValue::from_str(text)), name).ok()?;
    Some((name.to_owned(), file))
}

/// What systems keep beside files of their own accord.
fn is_hidden(path: &str) -> bool {
    path.split('/').any(|name| name.starts_with('.') || name == "__MACOSX")
}

/// What was dropped. The entries are taken at once: after the event a browser no longer shows them.
pub fn dropped(transfer: &DataTransfer, then: impl FnOnce(Vec<NamedFile>) + 'static) {
    let items = transfer.items();
    let entries: Vec<FileSystemEntry> = (0..items.length())
        .filter_map(|at| items.get(at))
        .filter_map(|item| item.webkit_get_as_entry().ok().flatten())
        .collect();
    if entries.is_empty() {
        return then(transfer.files().map(|files| listed(&files)).unwrap_or_default());
    }
    wasm_bindgen_futures::spawn_local(async move {
        let mut found = Vec::new();
        let mut waiting: Vec<FileSystemEntry> = entries;
        while let Some(entry) = waiting.pop() {
            let path = entry.full_path().trim_start_matches('/').to_owned();
            if is_hidden(&path) {
                continue;
            }
            if entry.is_directory() {
                waiting.extend(inside(entry.unchecked_into()).await);
            } else if let Some(file) = file_of(&entry.unchecked_into()).await {
                found.push((path, file));
            }
        }
        then(found);
    });
}

async fn file_of(entry: &FileSystemFileEntry) -> Option<File> {
    let found = Promise::new(&mut |done, refused| {
        entry.file_with_callback_and_callback(&done, &refused);
    });
    JsFuture::from(found).await.ok()?.dyn_into().ok()
}

/// What is in a folder: a reader gives some at a time, and none at the end.
async fn inside(folder: FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader = folder.create_reader();
    let mut all = Vec::new();
    loop {
        let some = Promise::new(&mut |done, refused| {
            let _ = reader.read_entries_with_callback_and_callback(&done, &refused);
        });
        let some = JsFuture::from(some).await.unwrap_or(JsValue::UNDEFINED);
        let some = if some.is_undefined() { Array::new() } else { Array::from(&some) };
        if some.length() == 0 {
            return all;
        }
        all.extend(some.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
}
