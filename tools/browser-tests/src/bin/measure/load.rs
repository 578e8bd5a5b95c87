//! The first visit to a letter, and to a search by its address: bytes, requests, paints, blocking, memory.
//!
//! Start with [`measure`]. Every visit is a first one: caches and storage are emptied before it.

use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use static_host::Host;
use thirtyfour::{WebDriver, cdp::Cdp};

use crate::{contestants::Contestant, median, print};

/// How often each visit is made; the middle counts.
const VISITS: usize = 5;

/// What is searched for by the address.
const QUERY: &str = "trust";

/// Line and processor of a reader.
pub struct Conditions {
    pub name: &'static str,
    /// By how much the processor is slowed down.
    slower: u32,
    /// Delay of an answer in ms, and bytes a second; nothing for a line without limits.
    line: Option<(u32, u32)>,
    /// Nothing more is to come when no request has ended for so long, in ms: the largest takes most of it.
    quiet: u64,
}

/// The second is what Lighthouse calls slow 4G: 150 ms, 1.6 Mbit/s.
pub const CONDITIONS: [Conditions; 2] = [
    Conditions { name: "desktop", slower: 1, line: None, quiet: 1500 },
    Conditions { name: "slow 4G, CPU ÷ 4", slower: 4, line: Some((150, 200_000)), quiet: 5000 },
];

/// Runs in each page before anything of its own.
const PROBE: &str = "
  const probe = window.probe = { paint: 0, blocked: 0, memories: [], answered: 0, ready: 0 };
  const watch = (type, heed) => new PerformanceObserver((list) => list.getEntries().forEach(heed)).observe({ type, buffered: true });
  watch('largest-contentful-paint', (entry) => { probe.paint = entry.startTime; });
  watch('longtask', (entry) => { probe.blocked += Math.max(0, entry.duration - 50); });
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const own = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await own.apply(WebAssembly, given);
      for (const one of Object.values((made.instance ?? made).exports)) if (one instanceof WebAssembly.Memory) probe.memories.push(one);
      return made;
    };
  }
  const look = () => {
    if (!probe.ready && (READY)) probe.ready = performance.now();
    if (!probe.answered && (ANSWERED)) probe.answered = performance.now();
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
  addEventListener('load', look);
";

const READ: &str = "
  const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    .filter((one) => one.name.startsWith(location.origin));
  const bytes = (some) => some.reduce((sum, one) => sum + one.encodedBodySize, 0);
  const loaded = performance.getEntriesByType('navigation')[0].loadEventEnd;
  const before = entries.filter((one) => one.entryType === 'navigation' || one.startTime < loaded);
  const code = entries.filter((one) => /\\.(js|wasm)$/.test(new URL(one.name).pathname));
  // A page that is whole before its application has come does not wait for it: there is nothing to be said of that.
  const started = (fetched, any) => any && probe.ready > fetched ? probe.ready - fetched : null;
  return {
    reading: bytes(entries.filter((one) => one.entryType === 'navigation' || one.renderBlockingStatus === 'blocking')),
    loaded: bytes(before), loading: before.length, later: bytes(entries) - bytes(before), all: bytes(entries), requests: entries.length,
    first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0, largest: probe.paint,
    blocked: probe.blocked, ready: probe.ready, answered: probe.answered,
    started: started(Math.max(...code.map((one) => one.responseEnd)), code.some((one) => one.name.endsWith('.wasm'))),
    wasm: probe.memories.reduce((sum, one) => sum + one.buffer.byteLength, 0),
  };";

/// How many requests have come to an end.
const FETCHED: &str = "return performance.getEntriesByType('resource').filter((one) => one.responseEnd > 0).length";

/// One visit, as measured.
#[derive(Clone, Default)]
struct Visit {
    seen: Value,
    /// Bytes of the heap of scripts after collecting garbage.
    heap: f64,
}

impl Visit {
    /// From when script and module are there until the application runs; nothing where there is none.
    fn started(&self) -> Option<f64> {
        self.seen.get("started").and_then(Value::as_f64)
    }

    fn figure(&self, name: &str) -> f64 {
        self.seen.get(name).and_then(Value::as_f64).unwrap_or_default()
    }
}

/// Prints what first visits cost, in each of the conditions.
pub async fn measure(driver: &WebDriver, contestants: &[Contestant]) -> Result<()> {
    let tools = driver.cdp();
    for command in ["Network.enable", "Page.enable", "Performance.enable"] {
        tools.send_raw(command, json!({})).await?;
    }
    for conditions in &CONDITIONS {
        let (mut letters, mut searches) = (Vec::new(), Vec::new());
        for one in contestants {
            letters.push(visits(driver, &tools, one, &one.letter, conditions, false).await?);
            let asked = format!("{}?{}={QUERY}", one.search, one.asking);
            searches.push(visits(driver, &tools, one, &asked, conditions, true).await?);
        }
        let row = |what: &str, unit: &str, of: &[Vec<Visit>], figure: &dyn Fn(&Visit) -> f64| {
            let figures: Vec<Option<f64>> =
                of.iter().map(|visits| median(visits.iter().map(figure).collect())).collect();
            print(what, unit, true, &figures);
        };
        if conditions.line.is_none() {
            row("letter: bytes to first reading", "kB", &letters, &|visit| visit.figure("reading") / 1000.0);
            row("letter: bytes until the load event", "kB", &letters, &|visit| visit.figure("loaded") / 1000.0);
            row("letter: requests until the load event", "", &letters, &|visit| visit.figure("loading"));
            row("letter: bytes that idle time fetches", "kB", &letters, &|visit| visit.figure("later") / 1000.0);
            row("letter: bytes in all", "kB", &letters, &|visit| visit.figure("all") / 1000.0);
            row("letter: requests in all", "", &letters, &|visit| visit.figure("requests"));
            row("search: bytes until it has answered", "kB", &searches, &|visit| visit.figure("all") / 1000.0);
            row("letter: memory, scripts and WebAssembly", "MB", &letters, &|visit| {
                (visit.heap + visit.figure("wasm")) / 1e6
            });
            row("search: memory, scripts and WebAssembly", "MB", &searches, &|visit| {
                (visit.heap + visit.figure("wasm")) / 1e6
            });
        }
        let name = conditions.name;
        row(&format!("letter: first paint, {name}"), "ms", &letters, &|visit| visit.figure("first"));
        row(&format!("letter: largest paint, {name}"), "ms", &letters, &|visit| visit.figure("largest"));
        row(&format!("letter: blocking time, {name}"), "ms", &letters, &|visit| visit.figure("blocked"));
        row(&format!("letter: everything ready, {name}"), "ms", &letters, &|visit| visit.figure("ready"));
        let started = letters.iter().map(|visits| median(visits.iter().filter_map(Visit::started).collect()));
        print(
            &format!("letter: application ready after its download, {name}"),
            "ms",
            true,
            &started.collect::<Vec<_>>(),
        );
        row(&format!("search: answer to an address, {name}"), "ms", &searches, &|visit| visit.figure("answered"));
    }
    unlimited(&tools).await
}

impl Conditions {
    /// From now on pages are opened under them.
    pub async fn set(&self, tools: &Cdp) -> Result<()> {
        tools.send_raw("Emulation.setCPUThrottlingRate", json!({ "rate": self.slower })).await?;
        if let Some((latency, bytes)) = self.line {
            let line = json!({ "offline": false, "latency": latency, "downloadThroughput": bytes, "uploadThroughput": bytes / 2 });
            tools.send_raw("Network.emulateNetworkConditions", line).await?;
        }
        Ok(())
    }
}

/// Neither line nor processor is slowed down any more.
pub async fn unlimited(tools: &Cdp) -> Result<()> {
    tools.send_raw("Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await?;
    let line = json!({ "offline": false, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    tools.send_raw("Network.emulateNetworkConditions", line).await?;
    Ok(())
}

/// First visits to a path; one more is made before, so that the host has compressed everything.
async fn visits(
    driver: &WebDriver,
    tools: &Cdp,
    contestant: &Contestant,
    path: &str,
    conditions: &Conditions,
    answered: bool,
) -> Result<Vec<Visit>> {
    let probe = PROBE.replace("READY", contestant.ready).replace("ANSWERED", contestant.answered);
    let probe = json!({ "source": format!("{{{probe}}}") });
    let added = tools.send_raw("Page.addScriptToEvaluateOnNewDocument", probe).await?;
    let mut visits = Vec::new();
    for number in 0..=VISITS {
        unlimited(tools).await?;
        driver.goto("about:blank").await?;
        empty(tools, &contestant.site).await?;
        if number > 0 {
            conditions.set(tools).await?;
        }
        let visit = visit(driver, tools, &contestant.site, path, conditions, answered)
            .await
            .with_context(|| format!("{} at {path}, {}", contestant.name, conditions.name))?;
        if number > 0 {
            visits.push(visit);
        }
    }
    let added = added.get("identifier").cloned().unwrap_or_default();
    let remove = json!({ "identifier": added });
    tools.send_raw("Page.removeScriptToEvaluateOnNewDocument", remove).await?;
    Ok(visits)
}

/// Forgets what earlier visits have left.
pub async fn empty(tools: &Cdp, host: &Host) -> Result<()> {
    let origin = host.url().trim_end_matches('/').to_owned();
    let everything = json!({ "origin": origin, "storageTypes": "all" });
    tools.send_raw("Storage.clearDataForOrigin", everything).await?;
    tools.send_raw("Network.clearBrowserCache", json!({})).await?;
    Ok(())
}

async fn visit(
    driver: &WebDriver,
    tools: &Cdp,
    host: &Host,
    path: &str,
    conditions: &Conditions,
    answered: bool,
) -> Result<Visit> {
    driver.goto(format!("{}{path}", host.url().trim_end_matches('/'))).await?;
    let done = if answered { "return probe.answered > 0" } else { "return probe.ready > 0" };
    let mut waited = 0;
    while driver.execute(done, Vec::new()).await?.json() != &Value::Bool(true) {
        waited += 1;
        if waited > 600 {
            bail!("nothing came for a minute");
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    // What follows, such as tasks that were put off and what idle time fetches, belongs to it.
    let mut fetched = 0;
    loop {
        tokio::time::sleep(Duration::from_millis(conditions.quiet)).await;
        let now = driver.execute(FETCHED, Vec::new()).await?.json().as_u64().context("requests can be counted")?;
        if now == fetched {
            break;
        }
        fetched = now;
    }
    let seen = driver.execute(READ, Vec::new()).await?.json().clone();
    tools.send_raw("HeapProfiler.collectGarbage", json!({})).await?;
    let metrics = tools.send_raw("Performance.getMetrics", json!({})).await?;
    let metrics = metrics.get("metrics").and_then(Value::as_array).cloned().unwrap_or_default();
    let heap =
        metrics.iter().find(|metric| metric["name"] == "JSHeapUsedSize").and_then(|metric| metric["value"].as_f64());
    Ok(Visit { seen, heap: heap.context("the browser says how large the heap is")? })
}
