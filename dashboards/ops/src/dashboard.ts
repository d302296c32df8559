// SPDX-License-Identifier: Apache-2.0
import {
  type AlertStep,
  Connection,
  type Fence,
  History,
  OrderDesk,
  type PageSettings,
} from "@roadstream/client";
import { AccuracyWatch } from "./accuracyWatch.ts";
import { copyLink, orderInAddress } from "./address.ts";
import { AlertDesk } from "./alertDesk.ts";
import { subjectText, titleText } from "./alertTexts.ts";
import { Banner } from "./banner.ts";
import { listCommands } from "./commandList.ts";
import { commandOf, hasSingleKeys } from "./commands.ts";
import { DayOrdersWatch } from "./dayOrders.ts";
import { DayWatch } from "./dayWatch.ts";
import { Chime } from "./chime.ts";
import { byId, h, setText } from "./dom.ts";
import type { EmergencyAlert } from "./emergencies.ts";
import type { Finder } from "./find.ts";
import { isFiltering } from "./fleetFilter.ts";
import { FleetMap } from "./fleetMap.ts";
import type { Format } from "./format.ts";
import { furnish } from "./furnish.ts";
import { Kpis } from "./kpis.ts";
import { LayerMenu } from "./layerMenu.ts";
import { type FeedActions, LiveFeeds } from "./liveFeeds.ts";
import { Legend } from "./legend.ts";
import { messageOf } from "./messageOf.ts";
import { Notice } from "./notice.ts";
import { Operations } from "./operations.ts";
import type { OrderFilter } from "./orderList.ts";
import { OrderDeeds } from "./orderDeeds.ts";
import { OrderRecall } from "./orderRecall.ts";
import { Palette } from "./palette.ts";
import { Panel, type PanelTab, type TableList } from "./panel.ts";
import { PanelScene } from "./panelScene.ts";
import { PastNumbers } from "./pastNumbers.ts";
import { Roll } from "./roll.ts";
import { Search } from "./search.ts";
import { Selection } from "./selection.ts";
import { ServerClock } from "./serverClock.ts";
import { Tabbar } from "./tabbar.ts";
import { formatOf } from "./tenantFormat.ts";
import { boxOf } from "./tags.ts";
import { texts } from "./texts.ts";
import { toggleTheme } from "./theme.ts";
import { Timeline } from "./timeline.ts";
import { OPS_AGAIN_MILLIS, ToldWatch } from "./told.ts";
import { Topbar } from "./topbar.ts";
import { Undo } from "./undo.ts";

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
  readonly operations = new Operations(() => this.clock.now());
  private readonly feeds = new LiveFeeds(this.clock, this.operations);
  readonly selection: Selection;
  private readonly desk: AlertDesk;
  private readonly undo = new Undo(() => this.writeUndo());
  private readonly deeds: OrderDeeds;
  private readonly told: ToldWatch;
  private readonly topbar: Topbar;
  private readonly finder: Finder;
  private readonly roll: Roll;
  private readonly kpis: Kpis;
  private readonly banner: Banner;
  private readonly notice: Notice;
  private readonly dayWatch: DayWatch;
  private readonly dayOrders: DayOrdersWatch;
  private readonly archive: History;
  private readonly recall: OrderRecall;
  private readonly panelScene: PanelScene;
  private readonly pastNumbers: PastNumbers;
  private readonly accuracy: AccuracyWatch;
  private readonly connection: Connection;
  private layerMenu: LayerMenu | undefined;
  private palette: Palette | undefined;
  private tabbar: Tabbar | undefined;
  private lastCounts = 0;
  /** An order that the address named, until the map has gone there. */
  private linked: string | undefined;
  private watchTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly format: Format,
    private readonly settings: PageSettings,
    token: string,
  ) {
    const acknowledge = (alert: EmergencyAlert) =>
      this.connection.act(alert.vehicle, alert.id, "acknowledge");
    this.archive = new History(location.origin, token);
    this.recall = new OrderRecall(this.archive, this.operations.orders);
    const [write, clock] = [() => this.write(), () => this.clock.now()];
    this.pastNumbers = new PastNumbers(this.archive, write, clock);
    this.accuracy = new AccuracyWatch(this.archive);
    this.topbar = new Topbar(format);
    this.desk = new AlertDesk(
      this.feeds.emergencies,
      this.operations,
      () => this.connection,
      this.undo,
      () => this.feeds.hello?.subject ?? "",
    );
    this.told = new ToldWatch(this.archive, OPS_AGAIN_MILLIS);
    const orderDesk = new OrderDesk(location.origin, token);
    this.dayOrders = new DayOrdersWatch(orderDesk, format);
    this.deeds = new OrderDeeds(orderDesk, this.operations, this.undo, format, this.told);
    this.map = new FleetMap(byId("map"), format, this.operations, {
      vehicle: (id) => this.selection.vehicle(id),
      order: (id) => this.selection.order(id),
    });
    this.kpis = new Kpis(
      byId("kpis"),
      format,
      { table: (list) => this.openTable(list), orders: (filter) => this.openOrders(filter) },
      () => this.operations.numbers(this.clock.now()),
      () => this.accuracy.newest(this.clock.now()),
    );
    this.legend = new Legend(format, (filter) => this.map.setLook(filter));
    this.panel = new Panel(byId("panel-body"), this.operations, format, {
      me: () => this.feeds.hello?.subject ?? "",
      select: (id) => this.selection.goToVehicle(id),
      selectOrder: (id) => this.selection.goToOrder(id),
      zone: (fence) => this.showZone(fence),
      show: (row) => this.selection.goToAlert(row),
      follow: () => this.follow(),
      copyLink: async (order) => ((await copyLink(order)) ? texts.linkCopied : texts.linkInBar),
      assign: (order, vehicle) =>
        this.deeds.assign(order, vehicle).catch((error: unknown) => {
          // The order may not be looked at any more.
          this.notice.say(texts.notGiven(format.orderId(order), messageOf(error)));
          throw error;
        }),
      tell: async (order, times) => {
        await this.deeds.tell(order, times);
        this.write();
      },
      acknowledge: (row) => this.desk.act(row, "acknowledge", format, this.clock.now()),
      resolve: (row) => this.desk.act(row, "resolve", format, this.clock.now()),
    });
    this.banner = new Banner(format, (vehicle) => this.operations.driverName(vehicle), (alert) => this.selection.goToCall(alert), acknowledge);
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
      onChoose: (id) => this.selection.goToVehicle(id),
      onOrder: (id) => this.selection.goToOrder(id),
    };
    this.search = new Search(this.finder);
    this.dayWatch = new DayWatch(this.archive, format, (lines) => this.map.setDay(lines));
    this.selection = new Selection(
      { map: this.map, operations: this.operations, dayWatch: this.dayWatch, archive: this.archive, notice: this.notice, format },
      () => this.write(),
    );
    this.timeline = new Timeline(format, this.archive, this.clock, () => this.write());
    const { map, operations, selection, desk, timeline, dayWatch, dayOrders, told, archive } = this;
    const { duties } = this.feeds;
    const sources = { map, operations, selection, desk, duties, timeline, dayWatch, dayOrders, told, archive };
    this.panelScene = new PanelScene(this.panel, format, sources, write, clock);
    this.connection = new Connection(
      `${location.origin.replace(/^http/, "ws")}/v1/live`,
      token,
      this.feeds.handlers(this.feedActions()),
    );
  }

  /** Connects, and draws from now on. */
  start(): void {
    const commands = listCommands(this);
    this.layerMenu = new LayerMenu(commands);
    this.palette = new Palette(this.finder, commands);
    furnish(commands, this.layerMenu, () => this.map.map.resize());
    this.tabbar = new Tabbar({
      map: () => this.selection.vehicle(undefined),
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
    addEventListener("pagehide", () => this.undo.flush());
    addEventListener("hashchange", () => this.openLinked(orderInAddress()));
    this.openLinked(orderInAddress());
    void this.seedNumbers();
    this.connection.open();
    requestAnimationFrame(() => this.paint());
    setInterval(() => this.write(), WRITE_EVERY_MILLIS);
    this.write();
  }

  /** Shows the order of a link at once, and goes there when it is known where that is. */
  private openLinked(order: string | undefined): void {
    this.linked = order;
    if (order !== undefined && order !== this.selection.orderId) {
      this.selection.order(order);
    }
  }

  private goToLinked(): void {
    if (this.linked !== this.selection.orderId) {
      this.linked = undefined;
    }
    if (this.linked !== undefined && this.operations.orders.isKnown && this.map.shown().length > 0) {
      const { linked } = this;
      // Before it goes there: that writes the page anew.
      this.linked = undefined;
      this.selection.goToOrder(linked);
    }
  }

  /** Marks a zone and goes there; undefined marks none. */
  private showZone(fence: Fence | undefined): void {
    this.map.work.setLook({ selectedFence: fence?.id });
    if (fence) {
      this.map.camera.showEach(fence.polygons.flat(2).map(([lon, lat]) => ({ lon, lat })));
    }
    this.write();
  }

  /** The one place where something can be taken back. */
  private writeUndo(): void {
    const { text } = this.undo;
    const toast = byId("toast");
    toast.hidden = text === undefined;
    toast.replaceChildren(
      ...(text === undefined
        ? []
        : [text, h("button", { type: "button", class: "quiet", onclick: () => this.undo.takeBack() }, texts.undo)]),
    );
    this.write();
  }

  /** The last hour's lines; without a history they begin now. */
  private async seedNumbers(): Promise<void> {
    const { minutes, past } = await this.pastNumbers.lastHour();
    this.kpis.seed(minutes, past);
  }

  /** What tests look at. */
  view() {
    return {
      shown: () => this.map.shown(),
      map: this.map.map,
      select: (id: string | undefined) => this.selection.goToVehicle(id),
      selectOrder: (id: string) => this.selection.goToOrder(id),
      orders: () => this.operations.orders.list(),
      alerts: () => this.desk.list(this.clock.now()),
      plans: () => this.operations.plans.list(),
      marks: () => this.map.work.drawn,
      wayPlaces: () => this.map.work.wayPlaces,
      planPlaces: () => this.map.work.plans.places,
      stopLabels: () => this.map.work.labels.map(boxOf),
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
    this.selection.vehicle(undefined);
    this.panel.openTable(list);
    this.write();
  }

  openOrders(filter: OrderFilter): void {
    this.selection.vehicle(undefined);
    this.panel.openOrders(filter);
    this.write();
  }

  openTab(tab: PanelTab): void {
    this.selection.vehicle(undefined);
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
      this.selection.goToAlert(row);
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
    this.desk.act(row, step, this.format, this.clock.now()).then(
      () => this.notice.say(""),
      (error: unknown) => this.notice.say(texts.notSaved(messageOf(error))),
    );
  }

  private feedActions(): FeedActions {
    return {
      greeted: (hello) => this.topbar.greet(hello),
      changed: (changes) => this.map.update(changes, this.clock.now()),
      statuses: (isCall) => this.hearStatuses(isCall),
      metrics: (metrics) => this.kpis.take(metrics, this.clock.now()),
      directory: () => this.adopt(),
      alerts: (isCritical) => this.hearAlerts(isCritical),
      crossed: (crossing) => this.map.work.crossed(crossing, this.clock.now()),
    };
  }

  private adopt(): void {
    this.format.become(formatOf(this.operations.directory.tenant, this.settings, navigator.language));
    this.legend.offer(this.operations.directory.types());
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

  /** Of vehicles in view, and of those that the history knows as far as it has answered. */
  private ids(): string[] {
    return [...new Set([...this.feeds.fleet.list().map((v) => v.id), ...this.roll.ids()])];
  }

  private hearStatuses(isCall: boolean): void {
    const { emergencies } = this.feeds;
    if (isCall) {
      this.chime.ring();
    }
    this.writeMarks();
    this.map.setLook({
      emergencies: emergencies.openVehicles(),
      unnoticed: new Set(emergencies.listNew().map((alert) => alert.vehicle)),
    });
    this.write();
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
    if (this.operations.hasOrders) {
      void this.dayOrders.ask(this.selection.vehicleId, now);
    }
    this.goToLinked();
    this.selection.refresh();
    if (this.operations.hasOrders) {
      this.accuracy.ask(now);
    }
    const { orderId } = this.selection;
    this.recall.ask(orderId, now);
    this.told.ask(orderId === undefined ? undefined : this.operations.orders.get(orderId), now);
    this.timeline.write(now);
    const counts = this.map.count(now);
    const { moment } = this.timeline;
    this.kpis.write(
      now,
      moment === undefined ? undefined : { counts, figures: this.pastNumbers.at(moment) },
    );
    this.topbar.write(
      this.feeds.gauge.read(now, this.format),
      this.operations.directory.tenant?.name,
      now,
      this.timeline.moment,
    );
    const shown = this.map.shown();
    const { type } = this.map.look;
    this.legend.show(type === undefined ? counts : this.map.count(now, type), this.operations.hasOrders);
    this.layerMenu?.write();
    this.tabbar?.write(this.desk.countOpen(now), this.operations.hasOrders);
    this.panelScene.write(now);
    this.banner.show(
      this.feeds.emergencies.listNew(),
      (id) => this.map.newest(id)?.eventTimeMillis,
      now,
      this.timeline.moment !== undefined,
    );
    this.notice.write(
      {
        known: Object.values(counts).reduce((sum, n) => sum + n, 0),
        shown: shown.length,
        isFiltered: isFiltering(this.map.look),
        isRefused: this.feeds.state === "refused",
        isGreeted: this.feeds.hello !== undefined,
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
}
