// From nothing to two running WordPresses with the built zip installed: PHP and SQLite, no database server, no network.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pluginFiles, zip } from "../../../www/plugins/wordpress/zip.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const builds = join(here, "node_modules/@wp-playground/wordpress-builds");

export const VERSIONS = ["6.5", "6.3"];

/** Where the WordPress of a version runs, once it is set up: a port of its own, so that no other checkout's plugin is tested by mistake. */
export function siteOf(version) {
  return `http://127.0.0.1:${process.env[variableOf(version)]}`;
}

function variableOf(version) {
  return `COPYDESK_WORDPRESS_${version.replace(".", "_")}`;
}

const INSTALL = `<?php
require __DIR__ . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';
$failed = activate_plugin( 'copydesk/copydesk.php' );
if ( is_wp_error( $failed ) ) { fwrite( STDERR, $failed->get_error_message() ); exit( 1 ); }
wp_set_password( 'password', 1 );
foreach ( array( 'author', 'contributor', 'subscriber', 'editor' ) as $role ) {
	wp_insert_user( array( 'user_login' => $role, 'user_pass' => 'password', 'user_email' => "$role@example.org", 'role' => $role, 'locale' => 'editor' === $role ? 'de_DE' : '' ) );
}
update_user_meta( 1, 'wp_persisted_preferences', array( 'core/edit-post' => array( 'welcomeGuide' => false, 'fullscreenMode' => false ), '_modified' => gmdate( 'c' ) ) );
`;

export default async function setup() {
  const servers = await Promise.all(VERSIONS.map(start));
  return () => servers.forEach((server) => process.kill(-server.pid));
}

async function start(version) {
  const port = await freePort();
  process.env[variableOf(version)] = port; // the tests' processes inherit it
  const site = join(here, `results/wordpress-${version}`);
  unpack(site, version);
  configure(site, port);
  writeFileSync(join(site, "install.php"), INSTALL);
  execFileSync("php", ["install.php"], { cwd: site, stdio: ["ignore", "ignore", "inherit"] });
  const env = { ...process.env, PHP_CLI_SERVER_WORKERS: "4" };
  const server = spawn("php", ["-d", "display_errors=0", "-S", `127.0.0.1:${port}`, "-t", site], { env, stdio: "ignore", detached: true });
  await answers(`${siteOf(version)}/wp-login.php`, server);
  return server;
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** WordPress' PHP from the zip, its static files from beside it, SQLite for MySQL, and our plugin from the zip that people get. */
function unpack(site, version) {
  rmSync(site, { recursive: true, force: true });
  mkdirSync(site, { recursive: true });
  unzip(join(builds, `src/wordpress/wp-${version}.zip`), site);
  cpSync(join(builds, `public/wp-${version}`), site, { recursive: true });
  const sqlite = join(site, "wp-content/mu-plugins");
  unzip(join(builds, "src/sqlite-database-integration/sqlite-database-integration.zip"), sqlite);
  writeFileSync(join(site, "copydesk.zip"), zip(pluginFiles()));
  unzip(join(site, "copydesk.zip"), join(site, "wp-content/plugins"));
}

function configure(site, port) {
  const sqlite = join(site, "wp-content/mu-plugins/sqlite-database-integration-main");
  const database = readFileSync(join(sqlite, "db.copy"), "utf8").replaceAll("{SQLITE_IMPLEMENTATION_FOLDER_PATH}", sqlite).replaceAll("{SQLITE_PLUGIN}", "sqlite");
  writeFileSync(join(site, "wp-content/db.php"), database);
  cpSync(join(here, "mu-plugin.php"), join(site, "wp-content/mu-plugins/strict.php"));
  const german = { domain: "copydesk", locale_data: { copydesk: { "": { domain: "copydesk", lang: "de_DE" }, People: ["Menschen"], "%d mention": ["%d Nennung", "%d Nennungen"] } } };
  writeFileSync(join(site, "wp-content/plugins/copydesk/languages/copydesk-de_DE-copydesk-block-editor.json"), JSON.stringify(german));
  writeFileSync(join(site, "favicon.ico"), "");
  const constants = `define( 'WP_HOME', 'http://127.0.0.1:${port}' ); define( 'WP_SITEURL', WP_HOME ); define( 'AUTOSAVE_INTERVAL', 86400 ); define( 'WP_HTTP_BLOCK_EXTERNAL', true ); define( 'DISABLE_WP_CRON', true ); define( 'AUTOMATIC_UPDATER_DISABLED', true );`;
  const config = join(site, "wp-config.php");
  writeFileSync(config, readFileSync(config, "utf8").replace("/* That's all", `${constants}\n/* That's all`));
}

function unzip(file, to) {
  mkdirSync(to, { recursive: true });
  execFileSync("unzip", ["-q", "-o", file, "-d", to]);
}

async function answers(url, server) {
  for (let tries = 0; tries < 600; tries++) {
    if (server.exitCode !== null) throw new Error(`PHP's server ended with ${server.exitCode}`);
    if (await fetch(url).then(({ ok }) => ok, () => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`WordPress does not answer at ${url}`);
}
