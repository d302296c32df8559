// SPDX-License-Identifier: Apache-2.0
import { Connection, type ConnectionState, Fleet, type Handlers, History, type PageSettings, type ServerHello } from "@roadstream/client";
import { CustomerView } from "./customerView.ts";
import { h, setText } from "./dom.ts";
import { DriverView } from "./driverView.ts";
import { FleetMap } from "./fleetMap.ts";
import type { Format } from "./format.ts";
import { FreshnessGauge } from "./freshness.ts";
import { MerchantView } from "./merchantView.ts";
import { messageOf } from "./messageOf.ts";
import { Operations } from "./operations.ts";
import { OrderRecall } from "./orderRecall.ts";
import { OwnStatus } from "./ownStatus.ts";
import type { RoleParts, RoleView } from "./roleView.ts";
import { SendNote } from "./sendNote.ts";
import { ServerClock } from "./serverClock.ts";
import { formatOf } from "./tenantFormat.ts";
import { CUSTOMER_AGAIN_MILLIS, ToldWatch } from "./told.ts";
import { texts } from "./texts.ts";
import type { PageRole } from "./token.ts";

const WRITE_EVERY_MILLIS = 250;

type Role = Exclude<PageRole, "ops">;

const VIEWS: Record<Role, (parts: RoleParts) => RoleView> = {
  driver: (parts) => new DriverView(parts),
  customer: (parts) => new CustomerView(parts),
  merchant: (parts) => new MerchantView(parts),
};

/** The page of those who see what is theirs only: a map, and beside it one driver's, customer's or merchant's view. */
export class RolePage {
  private readonly map: FleetMap;
  private readonly clock = new ServerClock();
  private readonly operations = new Operations(() => this.clock.now());
  private readonly fleet = new Fleet();
  private readonly gauge = new FreshnessGauge();
  private readonly status = new OwnStatus();
  private readonly sendNote = new SendNote();
  private readonly connection: Connection;
  private readonly roleView: RoleView;
  private readonly title = h("h1", {});
  private readonly subtitle = h("span", { class: "subtitle" });
  private readonly freshness = h("span", { class: "freshness", role: "status" });
  private readonly freshnessWord = h("b", {});
  private readonly freshnessDetail = h("span", {});
  private readonly pill = h("span", { class: "pill", role: "status", hidden: true });
  private readonly overMap = h("p", { class: "over-map", hidden: true });
  private readonly problem = h("p", { class: "problem", role: "status", hidden: true });
  private state: ConnectionState = "connecting";
  private hello: ServerHello | undefined;

  constructor(
    private readonly role: Role,
    private readonly format: Format,
    private readonly settings: PageSettings,
    token: string,
  ) {
    const mapBox = h("div", { id: "map", "aria-label": texts.map });
    const sheet = h("section", { class: "role-sheet", "aria-label": texts.roles[role] });
    this.freshness.append(h("span", { class: "mark", "aria-hidden": "true" }), this.freshnessWord, this.freshnessDetail);
    document.body.dataset["role"] = role;
    document.title = `${texts.roles[role]} · ${texts.product}`;
    document.body.replaceChildren(
      h("header", { class: "topbar" }, this.title, this.subtitle, this.freshness, this.pill),
      h("main", {}, mapBox, this.overMap),
      sheet,
    );
    this.map = new FleetMap(mapBox, format, this.operations, {
      vehicle: () => {},
      order: (id) => this.roleView.choose?.(id),
    });
    const archive = new History(location.origin, token);
    const recall = new OrderRecall(archive, this.operations.orders);
    this.roleView = VIEWS[role]({
      format,
      operations: this.operations,
      map: this.map,
      connection: () => this.connection,
      recall: (order, nowMillis) => recall.ask(order, nowMillis),
      told: new ToldWatch(archive, CUSTOMER_AGAIN_MILLIS),
      newest: (id) => this.fleet.get(id),
      status: this.status,
      sent: () => this.sendNote.sent(this.clock.now()),
    });
    sheet.append(this.problem, this.roleView.element);
    this.connection = new Connection(`${location.origin.replace(/^http/, "ws")}/v1/live`, token, this.handlers());
  }

  /** Connects, and draws from now on. */
  start(): void {
    void this.map.addStreets("/streets.geojson");
    if (this.settings.tiles) {
      this.map.addTiles(this.settings.tiles).catch((error: unknown) => console.info(texts.noTiles(messageOf(error))));
    }
    this.connection.open();
    requestAnimationFrame(() => this.paint());
    setInterval(() => this.write(), WRITE_EVERY_MILLIS);
    this.write();
  }

  /** What tests look at. */
  view() {
    return {
      shown: () => this.map.shown(),
      map: this.map.map,
      orders: () => this.operations.orders.list(),
      plans: () => this.operations.plans.list(),
    };
  }

  private handlers(): Handlers {
    return {
      state: (next) => {
        this.state = next;
        this.gauge.connectionIs(next, this.clock.now());
      },
      hello: (next, isSameEpoch) => {
        this.hello = next;
        this.clock.set(Number(next.serverTimeMillis));
        this.gauge.back(true, this.clock.now());
        if (!isSameEpoch) {
          this.fleet.clear();
        }
      },
      snapshot: (snapshot) => {
        this.fleet.applySnapshot(snapshot);
        this.takeChanges();
      },
      recovered: () => false,
      gap: () => this.fleet.clear(),
      delta: (delta) => {
        this.fleet.applyDelta(delta);
        this.takeChanges();
      },
      statuses: (statuses) => this.status.reset(statuses),
      status: (status) => this.status.apply(status),
      metrics: () => {},
      roundTrip: (millis) => this.gauge.roundTrip(millis),
      error: (message) => console.info(`gateway: ${message}`),
      ...this.operations.handlers({
        directory: () => {
          this.format.become(formatOf(this.operations.directory.tenant, this.settings, navigator.language));
          this.map.rewrite();
        },
        alerts: () => {},
        crossed: () => {},
      }),
    };
  }

  private takeChanges(): void {
    this.map.update(this.fleet.takeChanges(), this.clock.now());
  }

  private paint(): void {
    const now = this.clock.now();
    if (this.map.isDue(now)) {
      this.map.frame(now);
    }
    requestAnimationFrame(() => this.paint());
  }

  private write(): void {
    const now = this.clock.now();
    const { state, word, detail } = this.gauge.read(now, this.format);
    this.freshness.dataset["state"] = state;
    setText(this.freshnessWord, word);
    // Drivers see how the line is; to others only that it is.
    setText(this.freshnessDetail, state === "offline" || (state === "live" && this.role === "driver") ? detail : "");
    const waiting = this.connection.waitingToSend;
    this.problem.hidden = this.state !== "refused";
    setText(this.problem, this.state !== "refused" ? "" : waiting > 0 ? texts.linkEndedUnsent(waiting) : texts.linkEnded);
    const note = this.state === "refused" ? "" : this.sendNote.text(waiting, now, this.format);
    this.pill.hidden = note === "";
    this.pill.toggleAttribute("data-waiting", waiting > 0);
    setText(this.pill, note);
    this.roleView.element.hidden = this.state === "refused";
    this.roleView.write(this.hello, now);
    setText(this.title, this.roleView.title);
    setText(this.subtitle, this.roleView.subtitle);
    this.overMap.hidden = this.roleView.overMap === "";
    setText(this.overMap, this.roleView.overMap);
  }
}
