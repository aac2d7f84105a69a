//! What can be typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// A desk for technology brokers, on the command line. The passphrase comes from BROKERDESK_PASSPHRASE or a prompt, the
/// recovery code from BROKERDESK_RECOVERY_CODE.
#[derive(Debug, Parser)]
#[command(name = "brokerdesk", version)]
pub struct Arguments {
    /// The desk's folder.
    #[arg(long, global = true, env = "BROKERDESK_DESK", value_name = "DIR")]
    pub desk: Option<PathBuf>,
    /// The language of sentences.
    #[arg(long, global = true, env = "BROKERDESK_LANGUAGE", default_value = "zh")]
    pub language: Language,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The language of sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// 中文
    Zh,
    /// English
    En,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Compute the commission of a case read from standard input.
    Calc {
        /// One case a line, one result a line.
        #[arg(long)]
        batch: bool,
    },
    /// Set up a desk in a new or empty folder.
    Init {
        /// A demonstration, filled with invented firms and deals.
        #[arg(long)]
        demo: bool,
        /// What the desk is called.
        #[arg(long)]
        name: Option<String>,
    },
    /// Import a list from XLSX, XLS or CSV.
    Import(Import),
    /// Save the template of a list.
    Template {
        /// Which list.
        list: List,
        /// The file to write, .xlsx.
        file: PathBuf,
    },
    /// Save a list in the layout that imports unchanged, or a register of deals, receipts or statements.
    Export {
        /// What.
        what: Exported,
        /// The file to write, .xlsx or .csv.
        file: PathBuf,
        /// For CSV: gb18030; UTF-8 with its mark where missing.
        #[arg(long)]
        encoding: Option<String>,
    },
    /// Commission statements.
    Statement {
        /// What about them.
        #[command(subcommand)]
        what: Statement,
    },
    /// Check the file, the journal's chain, its replay, and that every statement recomputes.
    Check,
    /// Take the last action back.
    Undo {
        /// Only say what would be taken back.
        #[arg(long)]
        preview: bool,
    },
    /// Erase all values about a person; can't be undone.
    Erase {
        /// The person's id, or a name that only one person has.
        person: String,
    },
    /// Write a backup into one file.
    Backup {
        /// The file to write.
        file: PathBuf,
    },
    /// Restore a backup into a new or empty folder.
    Restore {
        /// The backup.
        file: PathBuf,
        /// The new desk's folder.
        into: PathBuf,
    },
    /// Show the recovery code, to print and keep on paper.
    RecoveryCode,
    /// Call any command by name.
    Rpc {
        /// Print every command with the JSON Schemas of request and answer.
        #[arg(long)]
        list: bool,
        /// With it, what only the window asks of the program around the desk, and what it hears unasked.
        #[arg(long, requires = "list")]
        window: bool,
        /// The command.
        #[arg(required_unless_present = "list")]
        command: Option<String>,
        /// The request as JSON; `-` reads it from standard input.
        #[arg(default_value = "{}")]
        request: String,
    },
}

/// Which list.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum List {
    /// Research results.
    Results,
    /// Organisations.
    Organisations,
}

/// What can be saved as a list.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Exported {
    /// Research results.
    Results,
    /// Organisations.
    Organisations,
    /// Deals (项目台账).
    Deals,
    /// Receipts and refunds of all deals (到款台账).
    Receipts,
    /// Commission statements (结算单台账).
    Statements,
}

impl List {
    /// Its name on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Results => "results",
            Self::Organisations => "organisations",
        }
    }
}

/// An import.
#[derive(Debug, clap::Args)]
pub struct Import {
    /// Which list.
    pub list: List,
    /// The file.
    pub file: PathBuf,
    /// The mapping of columns, a JSON file such as a former import printed.
    #[arg(long, value_name = "M.json")]
    pub mapping: Option<PathBuf>,
    /// The encoding, where the one found is wrong.
    #[arg(long)]
    pub encoding: Option<String>,
    /// What separates the cells of a CSV file, where the one found is wrong.
    #[arg(long)]
    pub separator: Option<char>,
    /// The row of the header, where it is not found.
    #[arg(long, value_name = "ROW")]
    pub header_row: Option<u32>,
    /// A row that was left out as a sum or a remark and is a record; may be given again.
    #[arg(long, value_name = "ROW")]
    pub keep_row: Vec<u32>,
    /// What to do with rows that match a record by name alone.
    #[arg(long, value_name = "update|new|refuse")]
    pub match_names: Option<String>,
    /// Whether finishers of one name at one owner are one person.
    #[arg(long, value_name = "one|apart")]
    pub match_persons: Option<String>,
    /// Add the owners that the desk does not have as organisations.
    #[arg(long)]
    pub add_owners: bool,
    /// Save the refused rows in the layout of the same file with a reason column.
    #[arg(long, value_name = "FILE")]
    pub refused_rows: Option<PathBuf>,
    /// Say what would happen, and change nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Print the whole report as JSON.
    #[arg(long)]
    pub json: bool,
}

/// What about statements.
#[derive(Debug, Subcommand)]
pub enum Statement {
    /// Begin a statement.
    Draft(Period),
    /// Submit the draft of that payee and period.
    Submit(Period),
    /// List all statements.
    List {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Save a statement.
    Export {
        /// Its number or id.
        statement: String,
        /// The PDF.
        #[arg(long, value_name = "F")]
        pdf: Option<PathBuf>,
        /// The workbook.
        #[arg(long, value_name = "F")]
        xlsx: Option<PathBuf>,
        /// The JSON.
        #[arg(long, value_name = "F")]
        json: Option<PathBuf>,
        /// Replace files that are there.
        #[arg(long)]
        overwrite: bool,
    },
}

/// A payee and a period.
#[derive(Debug, clap::Args)]
pub struct Period {
    /// The payee's id, or a name that only one payee has.
    pub payee: String,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
}
