// The program side of the test: a data folder of its own, users with one-time passwords, the desk on a free port.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";

export class Office {
  constructor(program, folder) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    this.program = program;
    this.data = join(folder, "data");
    this.environment = { ...process.env, XDG_CONFIG_HOME: join(folder, "config"), XDG_STATE_HOME: join(folder, "state"), XDG_DATA_HOME: join(folder, "share") };
  }

  run(...words) {
    return execFileSync(this.program, words, { env: this.environment, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
  }

  /** Adds a user and returns the one-time password. */
  addUser(name, displayName, roles) {
    return this.run("user", "add", name, "--data", this.data, "--display-name", displayName, ...roles.flatMap((role) => ["--role", role]));
  }

  /** Starts the desk with its workers; resolves with its address. */
  serve() {
    this.child = spawn(this.program, ["serve", "--data", this.data, "--port", "0"], { env: this.environment, stdio: ["ignore", "pipe", "pipe"] });
    this.output = "";
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`the desk did not start:\n${this.output}`)), 120_000);
      const hear = (chunk) => {
        this.output += chunk;
        const address = /http:\/\/[0-9.]+:([0-9]+)/.exec(this.output);
        if (!address) return;
        clearTimeout(timer);
        resolve(address[0]);
      };
      this.child.stdout.on("data", hear);
      this.child.stderr.on("data", hear);
      this.child.on("exit", (code) => {
        clearTimeout(timer);
        reject(new Error(`the desk ended with ${code}:\n${this.output}`));
      });
    });
  }

  /** Stops the desk as an operator does and waits for its end. */
  async stop() {
    if (!this.child || this.child.exitCode !== null) return;
    const ended = new Promise((resolve) => this.child.on("exit", resolve));
    this.child.kill("SIGTERM");
    const late = setTimeout(() => this.child.kill("SIGKILL"), 20_000);
    await ended;
    clearTimeout(late);
  }
}
