// The toolbox and its way out, against servers on loopback only: the test's policy allows that one address.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fetchPage, isPublicAddress, type EgressPolicy } from "../../src/agent/toolbox/egress.js";
import { plainText, toMarkdown } from "../../src/agent/toolbox/markdown.js";
import { toolbox, userInput } from "../../src/agent/toolbox/index.js";
import { Sandbox } from "../../src/host/sandbox.js";
import { describeTools } from "../../src/host/tools.js";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
const pages = new Map<string, Handler>();
const hits: string[] = [];
let server: Server;
let port = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    hits.push(`${request.headers.host ?? ""} ${request.url ?? ""}`);
    const path = (request.url ?? "/").split("?")[0];
    (pages.get(path) ?? ((_request, answer) => answer.writeHead(404).end("none")))(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function html(text: string, headers: Record<string, string> = {}): Handler {
  return (_request, response) =>
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...headers }).end(text);
}

/** Every name is this server, whose address the test allows. */
function policy(more: EgressPolicy = {}): EgressPolicy {
  return {
    ports: [port],
    allowAddresses: ["127.0.0.1"],
    resolve: async () => [{ address: "127.0.0.1", family: 4 }],
    timeoutMilliseconds: 10_000,
    ...more,
  };
}
const at = (path: string, host = "site.test"): string => `http://${host}:${port}${path}`;

async function refusal(address: string, given?: EgressPolicy): Promise<string> {
  const before = hits.length;
  const error = await fetchPage(address, given).then(
    () => "no error",
    (reason: unknown) => reason as { type: string; message: string },
  );
  expect(hits.length, "no request may reach the server").toBe(before);
  return typeof error === "string" ? error : `${error.type}: ${error.message}`;
}

describe("egress: addresses", () => {
  test.each([
    "0.0.0.0 10.1.2.3 100.64.0.1 100.100.100.200 127.0.0.1 127.255.255.254 168.63.129.16 169.254.169.254 172.16.0.1 172.31.255.255",
    "192.0.0.192 192.168.1.1 198.18.0.1 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255 192.0.2.1 198.51.100.7 203.0.113.9",
    ":: ::1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:7f00:1 64:ff9b::7f00:1 64:ff9b::808:808 fe80::1 fe80::1%lo fc00::1 fd00:ec2::254 ff02::1",
    "2001::1 2001:db8::1 2002:7f00:1:: 3fff::1 fec0::1 100::1 5f00::1 localhost 1 0x7f.1",
  ])("not public: %s", (list) => {
    for (const address of list.split(" ")) expect(isPublicAddress(address), address).toBe(false);
  });

  test("public ones are", () => {
    for (const address of [
      "1.1.1.1",
      "8.8.8.8",
      "172.32.0.1",
      "100.128.0.1",
      "192.169.0.1",
      "2606:4700::1111",
      "2a00:1450::1",
    ])
      expect(isPublicAddress(address), address).toBe(true);
  });

  test("every way to write loopback or a private address is refused without a connection", async () => {
    const given = { ports: [port] };
    for (const host of [
      "127.0.0.1",
      "127.1",
      "2130706433",
      "0x7f000001",
      "017700000001",
      "0177.0.0.1",
      "127.0.0.1.",
      "localhost",
      "LOCALHOST.",
      "[::1]",
      "[::ffff:127.0.0.1]",
      "[::ffff:7f00:1]",
      "[0:0:0:0:0:ffff:127.0.0.1]",
      "0.0.0.0",
      "0",
      "[::]",
      "１２７.0.0.1",
      "127。0。0。1",
      "169.254.169.254",
    ])
      expect(await refusal(at("/secret", host), given), host).toMatch(
        /^(PermissionError|ConnectionError|ValueError): /,
      );
  });

  test("a name that resolves to a private address, or to one among public ones, is refused", async () => {
    const resolved = (...addresses: string[]): EgressPolicy => ({
      ports: [port],
      resolve: async () => addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    });
    for (const addresses of [
      ["127.0.0.1"],
      ["8.8.8.8", "127.0.0.1"],
      ["::1"],
      ["::ffff:127.0.0.1"],
      ["10.0.0.1"],
      ["not an address"],
      [],
    ])
      expect(await refusal(at("/"), resolved(...addresses)), addresses.join()).toMatch(
        /^(PermissionError|ConnectionError): /,
      );
  });

  test("the connection goes to the address that was checked, whatever the name is at later", async () => {
    pages.set("/pinned", html("here"));
    let asked = 0;
    const page = await fetchPage(
      at("/pinned", "rebinding.test"),
      policy({
        resolve: async () => {
          asked++;
          return [{ address: asked === 1 ? "127.0.0.1" : "10.0.0.1", family: 4 }];
        },
      }),
    );
    expect(Buffer.from(page.body).toString()).toBe("here");
    expect(asked).toBe(1);
    expect(hits.at(-1)).toBe(`rebinding.test:${port} /pinned`);
  });
});

describe("egress: policy", () => {
  test("hosts by allow and deny list, ports, schemes and credentials", async () => {
    pages.set("/", html("ok"));
    const listed = policy({ allow: ["site.test", "*.wide.test"], deny: ["bad.wide.test"] });
    for (const host of ["site.test", "SITE.test", "a.wide.test", "a.b.wide.test"])
      expect((await fetchPage(at("/", host), listed)).status).toBe(200);
    for (const host of ["other.test", "site.test.evil.test", "xsite.test", "wide.test", "bad.wide.test", "awide.test"])
      expect(await refusal(at("/", host), listed), host).toContain("PermissionError: the host");
    expect(await refusal("http://site.test:22/", policy())).toContain("port 22 is not allowed");
    for (const url of [
      "file:///etc/passwd",
      "ftp://site.test/",
      "gopher://site.test/",
      "data:text/html,x",
      "javascript:alert(1)",
    ])
      expect(await refusal(url, policy()), url).toContain("PermissionError: only http and https");
    expect(await refusal(`http://user:pw@site.test:${port}/`, policy())).toContain("user name");
    expect(await refusal("no url at all", policy())).toContain("ValueError");
    expect(await refusal(`http://site.test:${port}/${"x".repeat(5000)}`, policy())).toContain("too long");
  });

  test("redirects are followed, counted, and checked like first requests", async () => {
    const redirect =
      (location: string): Handler =>
      (_request, response) =>
        response.writeHead(302, { location }).end();
    pages.set("/end", html("end"));
    pages.set("/relative", redirect("/end"));
    pages.set("/to-loopback", redirect("http://metadata.test/latest/meta-data"));
    pages.set("/to-file", redirect("file:///etc/passwd"));
    pages.set("/to-user", redirect(`http://u:p@site.test:${port}/end`));
    pages.set("/to-host", redirect(`http://other.test:${port}/end`));
    pages.set("/loop", redirect("/loop"));
    const given = policy({
      allow: ["site.test", "metadata.test"],
      ports: [port, 80],
      resolve: async (host) => [{ address: host === "metadata.test" ? "169.254.169.254" : "127.0.0.1", family: 4 }],
    });
    expect((await fetchPage(at("/relative"), given)).url).toBe(at("/end"));
    for (const [path, text] of [
      ["/to-loopback", "metadata.test is at 169.254.169.254"],
      ["/to-file", "only http and https"],
      ["/to-user", "user name"],
      ["/to-host", "the host other.test is not among"],
      ["/loop", "too many redirects"],
    ])
      await expect(fetchPage(at(path), given), path).rejects.toThrow(text);
  });

  test("bytes are capped, also when they are packed; time is capped, also when bytes trickle", async () => {
    pages.set("/large", (_request, response) => {
      response.writeHead(200, { "content-type": "text/plain" });
      const more = (): void => {
        while (response.write("x".repeat(65_536)));
        response.once("drain", more);
      };
      more();
    });
    const large = await fetchPage(at("/large"), policy({ maxBytes: 100_000 }));
    expect([large.body.length, large.isTruncated]).toEqual([100_000, true]);
    const bomb = Buffer.alloc(20_000_000);
    for (const [encoding, packed] of [
      ["gzip", gzipSync(bomb)],
      ["br", brotliCompressSync(bomb, { params: {} })],
    ] as const) {
      pages.set(`/${encoding}`, (_request, response) =>
        response.writeHead(200, { "content-encoding": encoding }).end(packed),
      );
      const page = await fetchPage(at(`/${encoding}`), policy({ maxBytes: 100_000 }));
      expect([page.body.length, page.isTruncated]).toEqual([100_000, true]);
    }
    pages.set("/broken", (_request, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end("not gzip"),
    );
    await expect(fetchPage(at("/broken"), policy())).rejects.toThrow("site.test");
    pages.set("/trickle", (_request, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write("."), 20);
      response.on("close", () => clearInterval(timer));
    });
    await expect(fetchPage(at("/trickle"), policy({ timeoutMilliseconds: 300 }))).rejects.toThrow("in time");
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    await expect(fetchPage(at("/trickle"), policy(), { signal: controller.signal })).rejects.toThrow(/abort/i);
    pages.set("/cut", (_request, response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write("abc", () => response.destroy());
    });
    await expect(fetchPage(at("/cut"), policy())).rejects.toThrow("site.test");
  });
});

describe("tools", () => {
  const box = (more: EgressPolicy = {}): Sandbox =>
    new Sandbox({
      tools: toolbox({
        policy: policy(more),
        search: { endpoint: at("/search?q={query}&n={count}", "engine.test") },
        wikipedia: { endpoint: at("/w/api.php", "wiki.test") },
        ask: (question) => `you asked: ${question}`,
      }),
    });
  async function value(code: string, more: EgressPolicy = {}): Promise<unknown> {
    const outcome = await box(more).run(code);
    expect(outcome).toMatchObject({ status: "done" });
    return outcome.status === "done" ? outcome.value : null;
  }

  test("they have Python signatures", () => {
    const text = describeTools(toolbox({ ask: true }));
    expect(text).toContain("def web_search(query: str, max_results: int = 10) -> list[dict]:");
    expect(text).toContain("def visit_webpage(url: str) -> str:");
    expect(text).toContain("def wikipedia_search(query: str, max_results: int = 3) -> list[dict]:");
    expect(text).toContain("def user_input(question: str) -> str:");
  });

  test("a page becomes Markdown, without scripts, with absolute links", async () => {
    pages.set(
      "/page",
      html(`<!doctype html><html><head><title>A Page</title><style>p{}</style></head><body><nav>menu</nav><h1>Head</h1>
        <p>Some <b>bold</b> text, <a href="../other?x=1">a link</a>.</p><script>alert(1)</script>
        <ul><li>one</li><li>two</li></ul><pre><code>x = 1</code></pre><a href="javascript:alert(1)">bad</a></body></html>`),
    );
    const text = (await value(`visit_webpage(${JSON.stringify(at("/page"))})`)) as string;
    expect(text).toBe(
      [
        "# A Page",
        "# Head",
        `Some **bold** text, [a link](${at("/other?x=1")}).`,
        "-   one\n-   two",
        "```\nx = 1\n```",
        "bad",
      ].join("\n\n"),
    );
  });

  test("other text is given as it is, media are refused, statuses are errors, long pages are cut", async () => {
    pages.set("/data.json", (_request, response) =>
      response.writeHead(200, { "content-type": "application/json" }).end('{"a": 1}'),
    );
    pages.set("/latin", (_request, response) =>
      response.writeHead(200, { "content-type": "text/plain; charset=iso-8859-1" }).end(Buffer.from([0xe9])),
    );
    pages.set("/pdf", (_request, response) =>
      response.writeHead(200, { "content-type": "application/pdf" }).end("%PDF"),
    );
    pages.set("/long", (_request, response) =>
      response.writeHead(200, { "content-type": "text/plain" }).end("y".repeat(100_000)),
    );
    expect(await value(`visit_webpage(${JSON.stringify(at("/data.json"))})`)).toBe('{"a": 1}');
    expect(await value(`visit_webpage(${JSON.stringify(at("/latin"))})`)).toBe("é");
    expect(((await value(`visit_webpage(${JSON.stringify(at("/long"))})`)) as string).length).toBeLessThan(41_000);
    for (const [path, type] of [
      ["/pdf", "ValueError"],
      ["/missing", "OSError"],
    ]) {
      const outcome = await box().run(`visit_webpage(${JSON.stringify(at(path))})`);
      expect(outcome).toMatchObject({ status: "raised", error: { type } });
    }
    const outcome = await box({ allow: [] }).run(`visit_webpage(${JSON.stringify(at("/page"))})`);
    expect(outcome).toMatchObject({ status: "raised", error: { type: "PermissionError" } });
  });

  test("search results are read from DuckDuckGo's page, any page of links, and JSON of several engines", async () => {
    pages.set(
      "/search",
      html(`<div class="result ad"><a class="result__a" href="https://duckduckgo.com/y.js?ad=1">Ad</a></div>
        <div class="result"><h2><a class="result__a" href="//duckduckgo.com/l/?uddg=https%3A%2F%2Fone.test%2Fa%3Fb%3D1&rut=x">One <b>hit</b></a></h2>
        <a class="result__snippet">About one</a></div>
        <div class="result"><a class="result__a" href="https://two.test/">Two</a></div>`),
    );
    expect(await value("web_search('a b&c', 5)")).toEqual([
      { title: "One hit", url: "https://one.test/a?b=1", snippet: "About one" },
      { title: "Two", url: "https://two.test/", snippet: "" },
    ]);
    expect(hits.at(-1)).toContain("/search?q=a%20b%26c&n=5");
    pages.set(
      "/search",
      html('<p><a href="/self">self</a><a href="https://three.test/x">Three</a><a href="mailto:x@y">m</a></p>'),
    );
    expect(await value("[r['url'] for r in web_search('x')]")).toEqual(["https://three.test/x"]);
    for (const body of [
      { results: [{ title: "T", url: "https://t.test/", content: "S" }] },
      { web: { results: [{ title: "T", url: "https://t.test/", description: "<strong>S</strong>" }] } },
      { organic: [{ title: "T", link: "https://t.test/", snippet: "S" }, { title: "no link" }, null, 5] },
    ]) {
      pages.set("/search", (_request, response) =>
        response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body)),
      );
      expect(await value("web_search('x')")).toEqual([{ title: "T", url: "https://t.test/", snippet: "S" }]);
    }
    for (const body of ["{", "[]", "null", '{"results": 5}', "<html", ""]) {
      pages.set("/search", html(body));
      const outcome = await box().run("web_search('x')");
      expect(["done", "raised"], body).toContain(outcome.status);
    }
    pages.set("/search", (_request, response) => response.writeHead(429).end());
    expect(await box().run("web_search('x')")).toMatchObject({ error: { type: "OSError" } });
  });

  test("Wikipedia's articles come best first", async () => {
    pages.set("/w/api.php", (_request, response) =>
      response.end(
        JSON.stringify({
          query: {
            pages: [
              { title: "B", index: 2, fullurl: "https://w.test/B", extract: "b" },
              { title: "A", index: 1, fullurl: "https://w.test/A", extract: "a" },
            ],
          },
        }),
      ),
    );
    expect(await value("[r['title'] for r in wikipedia_search('x', 2)]")).toEqual(["A", "B"]);
    pages.set("/w/api.php", (_request, response) => response.end("{}"));
    expect(await value("wikipedia_search('x')")).toEqual([]);
  });

  test("the user is asked, and where there is none the program is told", async () => {
    expect(await value("user_input('name?')")).toBe("you asked: name?");
    if (!process.stdin.isTTY)
      expect(await new Sandbox({ tools: { user_input: userInput() } }).run("user_input('x')")).toMatchObject({
        error: { type: "EOFError" },
      });
  });
});

describe("hostile HTML", () => {
  test.each([
    ["deep nesting", "<div>".repeat(200_000)],
    ["deep inline nesting", "<b>".repeat(100_000) + "x"],
    ["deep lists", "<ul><li>".repeat(50_000)],
    ["deep tables", "<table><tr><td>".repeat(50_000)],
    ["unclosed tags", "<a href='".repeat(100_000)],
    ["only brackets", "<".repeat(500_000)],
    ["many blanks", `<p>${" ".repeat(1_000_000)}x</p>`],
    ["many newlines", `<pre>${"\n".repeat(500_000)}x</pre>`],
    ["many siblings", "<p>x</p>".repeat(50_000)],
    ["many entities", "&amp;".repeat(200_000)],
    ["stars to escape", `<p>${"*_[](`".repeat(100_000)}</p>`],
    ["broken comment", `<!--${"-".repeat(500_000)}`],
    ["scripts that do not end", "<script>".repeat(100_000)],
    ["backticks", `<code>${"`".repeat(200_000)}</code>`],
  ])("%s is read in a bounded time", async (_name, text) => {
    const started = process.cpuUsage();
    expect(typeof (await toMarkdown(text, "https://x.test/"))).toBe("string");
    expect(typeof plainText(text)).toBe("string");
    const { user } = process.cpuUsage(started);
    // Far above what it takes; only what is quadratic gets there.
    expect(user / 1e6).toBeLessThan(15);
  });
});
