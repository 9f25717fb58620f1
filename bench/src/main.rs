//! How fast and how small Weft is, measured beside others doing the same.

mod ask;
mod bare;
mod cloth;
mod directory;
mod drive;
mod fill;
mod imports;
mod invent;
mod options;
mod report;
mod sheets;
mod start;

use clap::Parser as _;
use options::{Command, Options};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    match Options::parse().command {
        Command::Directory(options) => directory::run(&options).await,
        Command::Cloth(options) => cloth::run(&options).await,
        Command::Sheets(options) => sheets::run(&options),
        Command::Imports(options) => imports::run(&options).await,
        Command::List(options) => sheets::write(&options.file, options.count),
        Command::Start(options) => start::run(&options).await,
        Command::Ask(options) => ask::run(&options),
        Command::Organisations(options) => directory::write(&options.file, options.count),
        Command::Activities(options) => cloth::write(&options.file, options.count),
        Command::Bare(options) => directory::serve_bare(&options).await,
    }
}
