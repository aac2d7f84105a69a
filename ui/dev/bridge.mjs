// Development only: answers `rpc` of a page in an ordinary browser by running the command line on a desk in a temporary folder.
// BROKERDESK names the binary, DESK the folder ("none" for a first start), CHOSEN the file that every dialog chooses.
import { execFile } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const BINARY = process.env.BROKERDESK ?? fileURLToPath(new URL("../../target/debug/brokerdesk", import.meta.url));
const READS = /_(page|list|view|status|show|preview|bin|(?<!^rate_table_)check|inspect|read|get|compare|export|save|make|gate|choose|open|error|ready)$|^(places|calc|what_if|cancel)$/;
const state = { desk: process.env.DESK ?? "none", passphrase: "" };
// Preferences and the list of known desks must not be those of this computer's user.
const home = mkdtempSync(join(tmpdir(), "bridge-"));

function run(args, env = {}) {
  return new Promise((resolve, reject) => {
    const environment = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, BROKERDESK_PASSPHRASE: state.passphrase, ...env };
    execFile(BINARY, args, { maxBuffer: 1 << 28, env: environment }, (error, stdout, stderr) => {
      if (!error) return resolve(JSON.parse(stdout || "null"));
      const lines = stderr.trim().split("\n");
      const last = lines.findLast((line) => line.startsWith("{")) ?? "{}";
      const said = safely(() => JSON.parse(stderr.slice(stderr.indexOf("{")))) ?? safely(() => JSON.parse(last)) ?? {};
      const { message = stderr, ...failure } = said.error ?? said;
      reject({ code: "unexpected", field: "", ...failure, message: { zh: message, en: message } });
    });
  });
}

function safely(make) {
  try {
    return make();
  } catch {
    return undefined;
  }
}

const refused = (code, zh, en) => ({ code, message: { zh, en }, field: "" });
const NO_DESK = refused("no_desk", "请先打开一个台。", "Open a desk first.");
const status = () => run(["--desk", state.desk, "rpc", "desk_status", "{}"]);

const own = {
  file_choose: () => ({ path: process.env.CHOSEN ?? null }),
  file_open: () => ({}),
  print_place: ({ name }) => ({ path: `/tmp/${name}` }),
  cancel: () => ({}),
  page_ready: () => ({}),
  page_error({ message }) {
    console.error("page_error", message);
    return {};
  },
  desk_close() {
    state.desk = "none";
    return {};
  },
  places: () => ({
    recent: state.desk === "none" ? [] : [{ folder: state.desk, name: "技术经纪台", is_demonstration: false }],
    default_folder: join(home, "desk"),
    demonstration_folder: join(home, "demonstration"),
  }),
  async desk_create({ folder, name, is_demonstration, passphrase }) {
    state.passphrase = passphrase ?? "";
    await run(["--desk", folder, "init", "--name", name, ...(is_demonstration ? ["--demo"] : [])]);
    state.desk = folder;
    return status();
  },
  async desk_open({ folder, passphrase, recovery_code }) {
    state.passphrase = passphrase ?? "";
    const env = recovery_code ? { BROKERDESK_RECOVERY_CODE: recovery_code } : {};
    const answer = await run(["--desk", folder, "rpc", "desk_status", "{}"], env);
    state.desk = folder;
    return answer;
  },
  async desk_restore({ file, into, passphrase, recovery_code }) {
    state.passphrase = passphrase ?? "";
    await run(["--desk", into, "restore", file, into], recovery_code ? { BROKERDESK_RECOVERY_CODE: recovery_code } : {});
    state.desk = into;
    return status();
  },
};

async function answer(command, payload) {
  if (own[command]) return own[command](payload);
  if (state.desk === "none") throw NO_DESK;
  return run(["--desk", state.desk, "rpc", command, JSON.stringify(payload)]);
}

export function bridge() {
  let queue = Promise.resolve();
  return {
    name: "bridge",
    apply: "serve",
    transformIndexHtml: () => [{ tag: "script", attrs: { type: "module", src: "/dev/fake-shell.ts" }, injectTo: "head-prepend" }],
    configureServer(server) {
      server.middlewares.use("/rpc", (request, response) => {
        let body = "";
        request.on("data", (part) => (body += part));
        request.on("end", () => {
          const { command, payload } = JSON.parse(body);
          // One desk, one command at a time, as in the window.
          queue = queue.then(async () => {
            try {
              const said = await answer(command, payload);
              response.end(JSON.stringify({ answer: said, changed: !READS.test(command) }));
            } catch (failure) {
              response.end(JSON.stringify({ failure }));
            }
          });
        });
      });
    },
  };
}
