// SPDX-License-Identifier: Apache-2.0
import {
  type AlertStep,
  Connection,
  type ConnectionState,
  type Crossing,
  Fleet,
  type Handlers,
  History,
  type PageSettings,
  parsePageSettings,
  type Place,
  type ServerHello,
} from "@roadstream/client";
import { AlertDesk } from "./alertDesk.ts";
import type { AlertRow } from "./alertRows.ts";
import { subjectText, titleText } from "./alertTexts.ts";
import { Banner } from "./banner.ts";
import { listCommands } from "./commandList.ts";
import { commandOf, hasSingleKeys } from "./commands.ts";
import { DayWatch } from "./dayWatch.ts";
import { Chime } from "./chime.ts";
import { byId, setText } from "./dom.ts";
import { Emergencies, type EmergencyAlert } from "./emergencies.ts";
import type { Finder } from "./find.ts";
import { FleetMap } from "./fleetMap.ts";
import { Format } from "./format.ts";
import { FreshnessGauge } from "./freshness.ts";
import { furnish } from "./furnish.ts";
import { Kpis } from "./kpis.ts";
import { LayerMenu } from "./layerMenu.ts";
import { Legend } from "./legend.ts";
import { messageOf } from "./messageOf.ts";
import { Notice } from "./notice.ts";
import { Operations } from "./operations.ts";
import type { OrderFilter } from "./orderList.ts";
import { countOrders, type OrderNumbers, Takings } from "./orderNumbers.ts";
import { nextStopOf } from "./orderState.ts";
import { Palette } from "./palette.ts";
import { Panel, type PanelTab, type TableList } from "./panel.ts";
import { Roll } from "./roll.ts";
import { Search } from "./search.ts";
import { ServerClock } from "./serverClock.ts";
import { Tabbar } from "./tabbar.ts";
import { texts } from "./texts.ts";
import { toggleTheme } from "./theme.ts";
import { Timeline } from "./timeline.ts";
import { Topbar } from "./topbar.ts";

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
  readonly operations = new Operations();
  private readonly clock = new ServerClock();
  private readonly fleet = new Fleet();
  private readonly emergencies = new Emergencies();
  private readonly takings = new Takings();
  private readonly desk: AlertDesk;
  private readonly topbar: Topbar;
  private readonly gauge = new FreshnessGauge();
  private readonly finder: Finder;
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
    private readonly settings: PageSettings,
    token: string,
  ) {
    const acknowledge = (alert: EmergencyAlert) =>
      this.connection.act(alert.vehicle, alert.id, "acknowledge");
    this.archive = new History(location.origin, token);
    this.topbar = new Topbar(format);
    this.desk = new AlertDesk(this.emergencies, this.operations, () => this.connection);
    this.map = new FleetMap(byId("map"), format, this.operations, {
      vehicle: (id) => this.select(id),
      order: (id) => this.selectOrder(id),
    });
    this.kpis = new Kpis(
      byId("kpis"),
      format,
      { table: (list) => this.openTable(list), orders: (filter) => this.openOrders(filter) },
      () => this.orderNumbers(),
    );
    this.legend = new Legend(format, (hidden) => this.map.setLook({ hidden }));
    this.panel = new Panel(byId("panel-body"), this.operations, format, {
      select: (id) => this.choose(id),
      selectOrder: (id) => this.chooseOrder(id),
      show: (row) => this.showAlert(row),
      follow: () => this.follow(),
      acknowledge: (row) => this.desk.act(row, "acknowledge"),
      resolve: (row) => this.desk.act(row, "resolve"),
    });
    this.banner = new Banner(format, (alert) => this.show(alert), acknowledge);
    this.notice = new Notice(format, () => this.legend.clear());
    this.roll = new Roll(() => this.archive.ids());
    this.finder = {
      format,
      ids: () => this.ids(),
      orders: () => this.operations.orders.list().map((order) => order.id),
      drivers: () =>
        this.operations.directory
          .listDrivers()
          .flatMap(({ name, vehicle }) => (name !== undefined && vehicle !== undefined ? [{ name, vehicle }] : [])),
      onChoose: (id) => this.choose(id),
      onOrder: (id) => this.chooseOrder(id),
    };
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
      open: (tab) => this.openTab(tab),
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
    if (this.settings.tiles) {
      this.map.addTiles(this.settings.tiles).catch((error: unknown) => {
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
      selectOrder: (id: string) => this.chooseOrder(id),
      orders: () => this.operations.orders.list(),
      alerts: () => this.desk.list(this.clock.now()),
      plans: () => this.operations.plans.list(),
      fences: () => this.operations.fences.listAt(this.clock.now()),
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

  /** Orders, plans or zones on the map. */
  toggleWork(layer: "hasMarks" | "hasPlans" | "hasZones"): void {
    this.map.work.setLook({ [layer]: !this.map.work.look[layer] });
  }

  turnNumbers(): void {
    this.kpis.turn();
  }

  openTable(list: TableList): void {
    this.select(undefined);
    this.panel.openTable(list);
    this.write();
  }

  openOrders(filter: OrderFilter): void {
    this.select(undefined);
    this.panel.openOrders(filter);
    this.write();
  }

  openTab(tab: PanelTab): void {
    this.select(undefined);
    this.panel.open(tab);
    this.write();
  }

  stepAlert(by: number): void {
    this.panel.step(this.desk.list(this.clock.now()), by);
  }

  /** Goes to what the current alert is about. */
  openAlert(): void {
    const row = this.panel.currentAlert(this.desk.list(this.clock.now()));
    if (row) {
      this.showAlert(row);
    }
  }

  /** On the alert that is current in the list. */
  actOnAlert(step: AlertStep): void {
    // What is over cannot be changed.
    if (this.timeline.moment !== undefined) {
      return;
    }
    const row = this.panel.currentAlert(this.desk.list(this.clock.now()));
    if (!row) {
      // Nobody acts on what is not in sight: the list comes first.
      this.openTab("alerts");
      return;
    }
    this.desk.act(row, step).then(
      () => this.notice.say(""),
      (error: unknown) => this.notice.say(texts.notSaved(messageOf(error))),
    );
  }

  /** A vehicle, and no order beside it. */
  select(id: string | undefined): void {
    this.mark(id, undefined);
  }

  /** An order, and no vehicle beside it. */
  selectOrder(id: string): void {
    this.mark(undefined, id);
  }

  private mark(vehicle: string | undefined, order: string | undefined): void {
    this.map.setLook({ selected: vehicle, isFollowing: false });
    this.map.work.setLook({ selectedOrder: order });
    this.dayWatch.select(vehicle);
    document.body.toggleAttribute("data-selected", vehicle !== undefined || order !== undefined);
    this.write();
  }

  /** Selects an order and goes to where it is now and will be. */
  private chooseOrder(id: string): void {
    this.selectOrder(id);
    const order = this.operations.orders.get(id);
    if (order) {
      const carrier = order.vehicle === undefined ? undefined : this.map.newest(order.vehicle);
      const places = [carrier, nextStopOf(order)?.place, order.dropoff.place].flatMap((place) => place ?? []);
      this.map.camera.showAll(places);
    }
  }

  /** What the alert is about: the order, or else the vehicle, or else the place. */
  private showAlert(row: AlertRow): void {
    if (row.order !== undefined && this.operations.orders.get(row.order)) {
      this.chooseOrder(row.order);
    } else if (row.vehicle !== undefined) {
      this.select(row.vehicle);
      this.goTo(row.vehicle, this.map.newest(row.vehicle) ?? row.place);
    } else if (row.place) {
      this.map.camera.flyTo(row.place);
    }
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
  private goTo(vehicle: string, place: Place | undefined): void {
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
        this.topbar.greet(next);
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
        if (metrics.kpis) {
          this.takings.take(metrics.kpis);
        }
        this.kpis.take(metrics, now);
        this.gauge.fleet(metrics.positionsPerSecond, metrics.eventAgeP95Millis, now);
      },
      roundTrip: (millis) => this.gauge.roundTrip(millis),
      error: (message) => console.warn(`gateway: ${message}`),
      ...this.operations.handlers({
        directory: () => this.adopt(),
        alerts: (isCritical) => this.hearAlerts(isCritical),
        crossed: (crossing: Crossing) => this.map.work.crossed(crossing, this.clock.now()),
      }),
    };
  }

  /** Writes as the tenant reads; what it does not say is as the gateway or the browser has it. */
  private adopt(): void {
    const { tenant } = this.operations.directory;
    const { zone, locale, units } = parsePageSettings(tenant);
    const { settings } = this;
    this.format.become(
      new Format(locale ?? settings.locale ?? navigator.language, zone ?? settings.zone, units ?? settings.units),
    );
    this.map.rewrite();
    this.write();
  }

  private hearAlerts(isCritical: boolean): void {
    this.writeMarks();
    if (isCritical) {
      const [first] = this.desk.list(this.clock.now());
      this.chime.ring();
      if (first) {
        const title = titleText(first, this.format, this.clock.now());
        setText(byId("news"), texts.newAlert(texts.severities[first.severity], subjectText(first, this.format), title));
      }
    }
    this.write();
  }

  /** Undefined for a fleet without orders. */
  private orderNumbers(): OrderNumbers | undefined {
    const { orders, directory } = this.operations;
    return this.operations.hasOrders
      ? countOrders(orders.list(), this.takings.perMinute(directory.tenant?.currency), this.clock.now())
      : undefined;
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
    this.writeMarks();
    this.map.setLook({
      emergencies: this.emergencies.openVehicles(),
      unnoticed: new Set(this.emergencies.listNew().map((alert) => alert.vehicle)),
    });
  }

  private writeMarks(): void {
    this.timeline.setMarks(this.desk.marks(this.format));
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
    this.topbar.write(
      this.gauge.read(now, this.format),
      this.operations.directory.tenant?.name,
      now,
      this.timeline.moment,
    );
    const shown = this.map.shown();
    this.legend.show(counts, this.operations.hasOrders);
    this.layerMenu?.write();
    this.tabbar?.write(this.desk.countOpen(now), this.operations.hasOrders);
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

  private writePanel(now: number): void {
    const { moment } = this.timeline;
    const { selected, isFollowing } = this.map.look;
    const shown = this.map.shown();
    const stateOf = (id: string) => shown.find((v) => v.id === id)?.state ?? "offline";
    this.panel.write(
      {
        alerts: moment === undefined ? this.desk.list(now) : this.desk.listAt(moment),
        shown,
        vehicle:
          selected === undefined
            ? undefined
            : {
                id: selected,
                state: stateOf(selected),
                newest: this.map.newestShown(selected),
                points: this.map.trail(selected)?.list() ?? [],
                isFollowing,
                day: this.dayWatch.day,
              },
        order: this.map.work.look.selectedOrder,
        carrierOf: (id) => {
          const fix = this.map.newest(id)?.eventTimeMillis;
          return { state: stateOf(id), fixAgeMillis: fix === undefined ? undefined : now - fix };
        },
        isPast: moment !== undefined,
      },
      moment ?? now,
    );
  }
}
