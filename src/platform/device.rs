//! Letters kept on this device, where the reader asks for it: one entry of the browser's database.
//!
//! Start with [`keep`]. Browsers may deny the database, or take from it what has not been asked for in a long time.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransactionMode};

/// The one table, and the one key in it.
const TABLE: &str = "letters";
const KEY: &str = "opened";

/// Keeps a text under the name of an edition; `false` if the browser refuses.
pub async fn keep(edition: &str, text: &str) -> bool {
    let put = async {
        let table = table(edition, IdbTransactionMode::Readwrite).await?;
        let request = table.put_with_key(&JsValue::from_str(text), &JsValue::from_str(KEY)).ok()?;
        answered(&request).await
    };
    put.await.is_some()
}

/// The text that is kept.
pub async fn kept(edition: &str) -> Option<String> {
    let table = table(edition, IdbTransactionMode::Readonly).await?;
    answered(&table.get(&JsValue::from_str(KEY)).ok()?).await?.as_string()
}

/// Removes it; `false` if the browser refuses.
pub async fn forget(edition: &str) -> bool {
    let remove = async {
        let table = table(edition, IdbTransactionMode::Readwrite).await?;
        answered(&table.delete(&JsValue::from_str(KEY)).ok()?).await
    };
    remove.await.is_some()
}

async fn table(edition: &str, mode: IdbTransactionMode) -> Option<IdbObjectStore> {
    let factory = web_sys::window()?.indexed_db().ok()??;
    let opening: IdbOpenDbRequest = factory.open(&format!("{edition}.{TABLE}")).ok()?;
    let request: IdbRequest = opening.clone().unchecked_into();
    let begin = Closure::once_into_js(move || {
        let database: Option<IdbDatabase> = opening.result().ok().and_then(|result| result.dyn_into().ok());
        // Without the table the transaction below is refused, and that is said.
        let _ = database.map(|database| database.create_object_store(TABLE));
    });
    request.unchecked_ref::<IdbOpenDbRequest>().set_onupgradeneeded(Some(begin.unchecked_ref()));
    let database: IdbDatabase = answered(&request).await?.dyn_into().ok()?;
    database.transaction_with_str_and_mode(TABLE, mode).ok()?.object_store(TABLE).ok()
}

/// What the browser answers; `None` if it refuses.
async fn answered(request: &IdbRequest) -> Option<JsValue> {
    let promise = Promise::new(&mut |kept, refused| {
        request.set_onsuccess(Some(&kept));
        request.set_onerror(Some(&refused));
    });
    JsFuture::from(promise).await.ok()?;
    request.result().ok()
}
