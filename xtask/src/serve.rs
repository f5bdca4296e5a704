//! `cargo xtask serve`: the page on loopback.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use rouille::{Request, Response, Server};

use crate::build;
use crate::shell::root;

/// Options of `serve`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The port; 0 takes a free one.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Serves what is there, without building.
    #[arg(long)]
    no_build: bool,
    /// The folder to serve, from the project's root.
    #[arg(long, default_value = "www")]
    folder: PathBuf,
}

/// Builds and serves until the process is stopped.
pub fn run(arguments: &Arguments) -> Result<()> {
    if !arguments.no_build {
        build::run()?;
    }
    let folder = root().join(&arguments.folder);
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, arguments.port));
    let server =
        Server::new(address, move |request| answer(request, &folder)).map_err(|error| anyhow!("cannot listen on {address}: {error}"))?;
    println!("http://{}/", server.server_addr());
    server.run();
    Ok(())
}

/// The file that `request` asks for; a folder answers with its index.html. Nothing is cached, so that an edit shows at once.
fn answer(request: &Request, folder: &Path) -> Response {
    let response = rouille::match_assets(request, folder);
    if response.status_code != 404 || !request.url().ends_with('/') {
        return response.with_no_cache();
    }
    let index = Request::fake_http("GET", format!("{}index.html", request.url()), Vec::new(), Vec::new());
    rouille::match_assets(&index, folder).with_no_cache()
}
