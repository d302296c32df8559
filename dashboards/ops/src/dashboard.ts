// SPDX-License-Identifier: Apache-2.0
import {
  Connection,
  type ConnectionState,
  Fleet,
  type Handlers,
  History,
  type MapTiles,
  type ServerHello,
} from "@roadstream/client";
import { Banner } from "./banner.ts";
import { listCommands } from "./commandList.ts";
import { commandOf, hasSingleKeys } from "./commands.ts";
import { DayWatch } from "./dayWatch.ts";
import { Chime } from "./chime.ts";
import { byId, setText } from "./dom.ts";
import { Emergencies, type EmergencyAlert } from "./emergencies.ts";
import type { VehicleFinder } from "./find.ts";
import { FleetMap } from "./fleetMap.ts";
import type { Format } from "./format.ts";
import { FreshnessGauge } from "./freshness.ts";
import { furnish } from "./furnish.ts";
import { Kpis } from "./kpis.ts";
import { LayerMenu } from "./layerMenu.ts";
import { Legend } from "./legend.ts";
import { messageOf } from "./messageOf.ts";
import { Notice } from "./notice.ts";
import { Palette } from "./palette.ts";
import { Panel, type TableList } from "./panel.ts";
import { Roll } from "./roll.ts";
import { Search } from "./search.ts";
import { ServerClock } from "./serverClock.ts";
import { Tabbar } from "./tabbar.ts";
import { texts } from "./texts.ts";
import { toggleTheme } from "./theme.ts";
import { Timeline } from "./timeline.ts";

const WATCH_EVERY_MILLIS = 200;
const WRITE_EVERY_MILLIS = 250;
const COUNTS_EVERY_MILLIS = 30_000;

/** The page: its parts, what they tell each other, and when they are written. */
export class Dashboard {
  readonly map: FleetMap;
  readonly legend: Legend;
  readonly panel: Panel;
  readonly search: Search;
  readonly timeline: Timeline;
  readonly chime = new Chime(localStorage, () => new AudioContext());
  private readonly clock = new ServerClock();
  private readonly fleet = new Fleet();
  private readonly emergencies = new Emergencies();
  private readonly gauge = new FreshnessGauge();
  private readonly finder: VehicleFinder;
  private readonly roll: Roll;
  private readonly kpis: Kpis;
  private readonly banner: Banner;
  private readonly notice: Notice;
  private readonly dayWatch: DayWatch;
  private readonly archive: History;
  private readonly connection: Connection;
  private connectionState: ConnectionState = "connecting";
  private hello: ServerHello | undefined;
  private layerMenu: LayerMenu | undefined;
  private palette: Palette | undefined;
  private tabbar: Tabbar | undefined;
  private lastCounts = 0;
  private watchTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly format: Format,
    private readonly tiles: MapTiles | undefined,
    token: string,
  ) {
    const acknowledge = (alert: EmergencyAlert) =>
      this.connection.act(alert.vehicle, alert.id, "acknowledge");
    this.archive = new History(location.origin, token);
    this.map = new FleetMap(byId("map"), format, (id) => this.select(id));
    this.kpis = new Kpis(byId("kpis"), format, (list) => this.openTable(list));
    this.legend = new Legend(format, (hidden) => this.map.setLook({ hidden }));
    this.panel = new Panel(byId("panel-body"), format, {
      select: (id) => this.choose(id),
      show: (alert) => this.show(alert),
      follow: () => this.follow(),
      acknowledge,
      resolve: (alert) => this.connection.act(alert.vehicle, alert.id, "resolve"),
    });
    this.banner = new Banner(format, (alert) => this.show(alert), acknowledge);
    this.notice = new Notice(format, () => this.legend.clear());
    this.roll = new Roll(() => this.archive.ids());
    this.finder = { format, ids: () => this.ids(), onChoose: (id) => this.choose(id) };
    this.search = new Search(this.finder);
    this.dayWatch = new DayWatch(this.archive, format, (lines) => this.map.setDay(lines));
    this.timeline = new Timeline(format, this.archive, this.clock, () => this.write());
    this.connection = new Connection(
      `${location.origin.replace(/^http/, "ws")}/v1/live`,
      token,
      this.handlers(),
    );
  }

  /** Connects, and draws from now on. */
  start(): void {
    const commands = listCommands(this);
    this.layerMenu = new LayerMenu(commands);
    this.palette = new Palette(this.finder, commands);
    furnish(commands, this.layerMenu, () => this.map.map.resize());
    this.tabbar = new Tabbar({
      map: () => this.select(undefined),
      open: (tab) => {
        this.select(undefined);
        this.panel.open(tab);
        this.write();
      },
      more: () => this.openPalette(),
    });
    document.addEventListener("keydown", (event) => {
      const command = commandOf(event, commands, hasSingleKeys(localStorage));
      if (command) {
        event.preventDefault();
        command.run(event);
        this.write();
      }
    });
    this.map.map.on("load", () => this.watch());
    this.map.map.on("moveend", () => this.watch());
    void this.map.addStreets("/streets.geojson");
    if (this.tiles) {
      this.map.addTiles(this.tiles).catch((error: unknown) => {
        this.notice.say(texts.noTiles(messageOf(error)));
      });
    }
    void this.seedNumbers();
    this.connection.open();
    requestAnimationFrame(() => this.paint());
    setInterval(() => this.write(), WRITE_EVERY_MILLIS);
    this.write();
  }

  /** The last hour's lines; without a history they begin now. */
  private async seedNumbers(): Promise<void> {
    const minute = Math.floor(this.clock.now() / 60_000) * 60_000;
    try {
      this.kpis.seed(await this.archive.activity(minute - 3_600_000, minute, 60));
    } catch (error) {
      console.info(`gateway: ${String(error)}`);
    }
  }

  /** What tests look at. */
  view() {
    return {
      shown: () => this.map.shown(),
      map: this.map.map,
      select: (id: string | undefined) => this.choose(id),
    };
  }

  openPalette(): void {
    this.palette?.open();
  }

  follow(): void {
    this.map.setLook({ isFollowing: !this.map.look.isFollowing });
    this.write();
  }

  toggleTrails(): void {
    this.map.setLook({ hasTrails: !this.map.look.hasTrails });
  }

  toggleHeat(): void {
    this.map.setLook({ hasHeat: !this.map.look.hasHeat });
  }

  switchTheme(): void {
    toggleTheme();
    this.map.recolour();
    this.panel.recolour();
  }

  openTable(list: TableList): void {
    this.select(undefined);
    this.panel.openTable(list);
    this.write();
  }

  openAlerts(): void {
    this.select(undefined);
    this.panel.open("alerts");
    this.write();
  }

  stepAlert(by: number): void {
    this.panel.step(this.emergencies.list(this.clock.now()), by);
  }

  /** On the alert that is current in the list. */
  actOnAlert(step: "acknowledge" | "resolve"): void {
    // What is over cannot be changed.
    if (this.timeline.moment !== undefined) {
      return;
    }
    const alert = this.panel.currentAlert(this.emergencies.list(this.clock.now()));
    if (!alert) {
      // Nobody acts on what is not in sight: the list comes first.
      this.openAlerts();
      return;
    }
    this.connection.act(alert.vehicle, alert.id, step).then(
      () => this.notice.say(""),
      (error: unknown) => this.notice.say(texts.notSaved(messageOf(error))),
    );
  }

  select(id: string | undefined): void {
    this.map.setLook({ selected: id, isFollowing: false });
    this.dayWatch.select(id);
    document.body.toggleAttribute("data-selected", id !== undefined);
    this.write();
  }

  /** Selects a vehicle and goes to where it is. */
  private choose(id: string | undefined): void {
    this.select(id);
    if (id !== undefined) {
      this.goTo(id, this.map.newest(id));
    }
  }

  private show(alert: EmergencyAlert): void {
    this.select(alert.vehicle);
    this.goTo(alert.vehicle, this.map.newest(alert.vehicle) ?? alert.place);
  }

  /** @param place undefined for a vehicle out of view: the history knows where it was heard of last */
  private goTo(vehicle: string, place: { lon: number; lat: number } | undefined): void {
    if (place) {
      this.map.camera.flyTo(place);
      return;
    }
    this.archive.newest(vehicle).then(
      (fix) => this.map.camera.flyTo(fix),
      (error: unknown) => this.notice.say(texts.noPlace(this.format.id(vehicle), messageOf(error))),
    );
  }

  private handlers(): Handlers {
    return {
      state: (next) => {
        this.connectionState = next;
        this.gauge.connectionIs(next, this.clock.now());
      },
      hello: (next, isSameEpoch) => {
        this.hello = next;
        this.clock.set(Number(next.serverTimeMillis));
        byId("tenant").textContent = next.tenant;
        byId("user").textContent = next.subject.slice(0, 2).toUpperCase();
        byId("user").title = `${next.subject}, ${next.role}`;
        if (!isSameEpoch) {
          this.fleet.clear();
        }
      },
      snapshot: (snapshot) => {
        this.fleet.applySnapshot(snapshot);
        this.takeChanges();
        this.gauge.back(false, this.clock.now());
      },
      recovered: (recovered) => {
        const isWhole = this.fleet.applyRecovered(recovered);
        this.takeChanges();
        if (isWhole) {
          this.gauge.back(true, this.clock.now());
        }
        return isWhole;
      },
      gap: () => this.fleet.clear(),
      delta: (delta) => {
        this.fleet.applyDelta(delta);
        this.takeChanges();
      },
      statuses: (statuses) => {
        this.emergencies.reset(statuses);
        this.lookAtEmergencies();
      },
      status: (status) => {
        if (this.emergencies.apply(status)) {
          this.chime.ring();
        }
        this.lookAtEmergencies();
        this.write();
      },
      metrics: (metrics) => {
        const now = this.clock.now();
        this.kpis.take(metrics, now);
        this.gauge.fleet(metrics.positionsPerSecond, metrics.eventAgeP95Millis, now);
      },
      roundTrip: (millis) => this.gauge.roundTrip(millis),
      error: (message) => console.warn(`gateway: ${message}`),
    };
  }

  /** Of vehicles in view, and of those that the history knows as far as it has answered. */
  private ids(): string[] {
    return [...new Set([...this.fleet.list().map((v) => v.id), ...this.roll.ids()])];
  }

  private takeChanges(): void {
    const changes = this.fleet.takeChanges();
    for (const vehicle of changes.changed) {
      this.gauge.event(vehicle.eventTimeMillis);
    }
    this.map.update(changes, this.clock.now());
  }

  private lookAtEmergencies(): void {
    this.timeline.setMarks(
      this.emergencies.listCalls().map((alert) => ({
        timeMillis: alert.raisedMillis,
        severity: "critical",
        title: texts.sosMark(this.format.id(alert.vehicle), this.format.time(alert.raisedMillis)),
      })),
    );
    this.map.setLook({
      emergencies: this.emergencies.openVehicles(),
      unnoticed: new Set(this.emergencies.listNew().map((alert) => alert.vehicle)),
    });
  }

  /** Soon, but not with every frame of a camera that follows a vehicle. */
  private watch(): void {
    this.watchTimer ??= setTimeout(() => {
      this.watchTimer = undefined;
      this.connection.watch(this.map.bounds());
      this.timeline.moveTo(this.map.bounds());
    }, WATCH_EVERY_MILLIS);
  }

  private paint(): void {
    const now = this.clock.now();
    if (this.map.isDue(now)) {
      this.map.showPast(this.timeline.past(now));
      this.map.frame(now);
    }
    requestAnimationFrame(() => this.paint());
  }

  private write(): void {
    const now = this.clock.now();
    this.dayWatch.ask(now);
    this.timeline.write(now);
    const counts = this.map.count(now);
    this.kpis.write(now, this.timeline.moment === undefined ? undefined : counts);
    this.writeTopbar(now);
    const shown = this.map.shown();
    this.legend.show(counts);
    this.layerMenu?.write();
    this.tabbar?.write(this.emergencies.listOpen().length);
    this.writePanel(now);
    this.banner.show(
      this.emergencies.listNew(),
      (id) => this.map.newest(id)?.eventTimeMillis,
      now,
      this.timeline.moment !== undefined,
    );
    this.notice.write(
      {
        known: Object.values(counts).reduce((sum, n) => sum + n, 0),
        shown: shown.length,
        isFiltered: this.map.look.hidden.size > 0,
        isRefused: this.connectionState === "refused",
        isGreeted: this.hello !== undefined,
      },
      now,
    );
    if (now - this.lastCounts >= COUNTS_EVERY_MILLIS && shown.length > 0) {
      this.lastCounts = now;
      setText(
        byId("counts"),
        texts.counts(this.format.count(shown.length), this.format.count(counts.moving)),
      );
    }
  }

  private writeTopbar(now: number): void {
    const freshness = this.gauge.read(now, this.format);
    const { moment } = this.timeline;
    byId("freshness").dataset["state"] = freshness.state;
    setText(byId("freshness-word"), freshness.word);
    setText(byId("freshness-detail"), freshness.detail);
    setText(byId("freshness-extra"), freshness.extra ?? "");
    setText(
      byId("clock"),
      moment === undefined ? this.format.clock(now) : texts.history(this.format.clock(moment)),
    );
    setText(byId("zone"), this.format.zone(moment ?? now));
  }

  private writePanel(now: number): void {
    const { moment } = this.timeline;
    const { selected, isFollowing } = this.map.look;
    const shown = this.map.shown();
    this.panel.write(
      moment === undefined ? this.emergencies.list(now) : this.emergencies.listAt(moment),
      shown,
      selected === undefined
        ? undefined
        : {
            id: selected,
            state: shown.find((v) => v.id === selected)?.state ?? "offline",
            newest: this.map.newestShown(selected),
            points: this.map.trail(selected)?.list() ?? [],
            isFollowing,
            day: this.dayWatch.day,
          },
      moment ?? now,
      moment !== undefined,
    );
  }
}
