// SPDX-License-Identifier: Apache-2.0
import type { ServerHello } from "@roadstream/client";
import { byId, setText } from "./dom.ts";
import type { Format } from "./format.ts";
import type { Freshness } from "./freshness.ts";
import { texts } from "./texts.ts";

/** Whose fleet it is, how fresh what is shown is, and what time it is there. */
export class Topbar {
  private hello: ServerHello | undefined;

  constructor(private readonly format: Format) {}

  greet(hello: ServerHello): void {
    this.hello = hello;
    byId("user").textContent = hello.subject.slice(0, 2).toUpperCase();
    byId("user").title = `${hello.subject}, ${hello.role}`;
  }

  /** @param tenant its name, if the directory knows one */
  write(freshness: Freshness, tenant: string | undefined, nowMillis: number, momentMillis: number | undefined): void {
    setText(byId("tenant"), tenant ?? this.hello?.tenant ?? "");
    byId("freshness").dataset["state"] = freshness.state;
    setText(byId("freshness-word"), freshness.word);
    setText(byId("freshness-detail"), freshness.detail);
    setText(byId("freshness-extra"), freshness.extra ?? "");
    setText(
      byId("clock"),
      momentMillis === undefined
        ? this.format.clock(nowMillis)
        : texts.history(this.format.clock(momentMillis)),
    );
    setText(byId("zone"), this.format.zone(momentMillis ?? nowMillis));
  }
}
