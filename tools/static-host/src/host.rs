//! The server: one thread on this machine that gives the answers of a [`Site`].
//!
//! Start at [`Host::start`]. Must not know what an answer says.

use crate::Site;
use axum::{
    ServiceExt as _,
    extract::Request,
    middleware::{Next, from_fn},
};
use std::{
    io, mem,
    net::{Ipv4Addr, SocketAddr, TcpListener as Listener},
    sync::{Arc, Mutex, PoisonError},
    thread::{self, JoinHandle},
};
use tokio::{
    net::TcpListener,
    runtime,
    sync::{oneshot, watch},
};
use tower::{Layer as _, util::MapRequestLayer};

/// A running server. It stops, and closes every open connection, when it is dropped: to the browser the network is gone.
#[derive(Debug)]
pub struct Host {
    address: SocketAddr,
    base: String,
    requests: Arc<Mutex<Vec<String>>>,
    holding: watch::Sender<Option<&'static str>>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Host {
    /// Serves `site` on the loopback address at `port`; at a free port where `port` is 0. Fails where the port is taken.
    pub fn start(site: Site, port: u16) -> io::Result<Self> {
        let listener = Listener::bind((Ipv4Addr::LOCALHOST, port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let runtime = runtime::Builder::new_current_thread().enable_io().build()?;
        let (stop, stopped) = oneshot::channel();
        let base = site.base().to_owned();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&requests);
        let (holding, held) = watch::channel(None);
        let thread = thread::Builder::new().name("static-host".to_owned()).spawn(move || {
            runtime.block_on(async move {
                let Ok(listener) = TcpListener::from_std(listener) else { return };
                let noted = MapRequestLayer::new(move |request: Request| {
                    seen.lock().unwrap_or_else(PoisonError::into_inner).push(request.uri().to_string());
                    request
                });
                let waiting = from_fn(move |request: Request, next: Next| {
                    let mut held = held.clone();
                    async move {
                        let path = request.uri().path();
                        let is_free = |held: &Option<&str>| held.is_none_or(|part| !path.contains(part));
                        // Where nobody holds any more, nothing is held.
                        let _ = held.wait_for(is_free).await;
                        next.run(request).await
                    }
                });
                let service = axum::serve(listener, noted.layer(site.service().layer(waiting)).into_make_service());
                // Either way it is the end: the word to stop, or the host gone without one. The runtime then drops
                // every connection.
                tokio::select! { _ = service.into_future() => (), _ = stopped => () }
            });
        })?;
        Ok(Self { address, base, requests, holding, stop: Some(stop), thread: Some(thread) })
    }

    /// The address of the site's root, with the slash at its end.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.base)
    }

    /// The port that is served, for starting again at the same address.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// The paths (with query) asked for since the last call, in the order of their arrival.
    pub fn take_requests(&self) -> Vec<String> {
        mem::take(&mut *self.requests.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Holds back everything with this in its path, as a slow line does, until something else is held or nothing.
    pub fn hold(&self, part: Option<&'static str>) {
        self.holding.send_replace(part);
    }

    /// Serves until the program is ended.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            // The thread ends only by a panic of its own, which it has reported by then.
            let _ = thread.join();
        }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        fs,
        io::{Read as _, Write as _},
        net::TcpStream,
    };

    fn exchange(stream: &mut TcpStream, request: &str) -> String {
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn a_page_comes_over_the_network_and_its_request_is_noted() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("index.html"), "home").unwrap();
        let host = Host::start(Site::new(folder.path()).below("/x"), 0).unwrap();
        assert_eq!(host.url(), format!("http://127.0.0.1:{}/x/", host.port()));
        let mut stream = TcpStream::connect(host.address).unwrap();
        let answer = exchange(&mut stream, "GET /x/?q=1 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
        assert!(answer.ends_with("\r\n\r\nhome"), "{answer}");
        assert_eq!(host.take_requests(), ["/x/?q=1"]);
        assert_eq!(host.take_requests(), [""; 0]);
    }

    #[test]
    fn what_is_held_back_comes_when_it_is_let_go_and_everything_else_at_once() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["slow.wasm", "index.html"] {
            fs::write(folder.path().join(name), name).unwrap();
        }
        let host = Host::start(Site::new(folder.path()), 0).unwrap();
        host.hold(Some(".wasm"));
        let request = |path: &str| format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
        let mut slow = TcpStream::connect(host.address).unwrap();
        slow.write_all(request("/slow.wasm").as_bytes()).unwrap();
        let other = exchange(&mut TcpStream::connect(host.address).unwrap(), &request("/"));
        assert!(other.ends_with("index.html"), "{other}");
        slow.set_read_timeout(Some(std::time::Duration::from_millis(200))).unwrap();
        assert!(slow.read(&mut [0]).is_err(), "nothing has come");
        host.hold(None);
        slow.set_read_timeout(None).unwrap();
        let mut answer = String::new();
        slow.read_to_string(&mut answer).unwrap();
        assert!(answer.ends_with("slow.wasm"), "{answer}");
    }

    #[test]
    fn a_host_that_is_dropped_closes_its_open_connections() {
        let folder = tempfile::tempdir().unwrap();
        let host = Host::start(Site::new(folder.path()), 0).unwrap();
        let address = host.address;
        let mut open = TcpStream::connect(address).unwrap();
        drop(host);
        let mut rest = Vec::new();
        assert!(matches!(open.read_to_end(&mut rest), Ok(0) | Err(_)));
        assert!(TcpStream::connect(address).is_err());
    }
}
