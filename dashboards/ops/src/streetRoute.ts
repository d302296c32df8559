// SPDX-License-Identifier: Apache-2.0
import type { LonLat } from "@roadstream/client";
import { at, type Snap, type StreetGraph } from "./streetGraph.ts";

/** A search that looked at so many nodes finds nothing; about 30 ms. */
const MOST_NODES = 60_000;

/**
 * The fastest way along streets from one place to another, by A*: what is left is at least the straight distance at the
 * speed of the fastest street. Its working memory is kept between searches.
 */
export class StreetRouter {
  private readonly seconds: Float64Array;
  private readonly before: Int32Array;
  /** The search in which a node was last reached. */
  private readonly reachedIn: Int32Array;
  private readonly heap = new Heap();
  private search = 0;

  constructor(
    readonly graph: StreetGraph,
    private readonly mostNodes = MOST_NODES,
  ) {
    this.seconds = new Float64Array(graph.nodeCount);
    this.before = new Int32Array(graph.nodeCount);
    this.reachedIn = new Int32Array(graph.nodeCount);
  }

  /** From place to place, both included; undefined where no street is near, or none leads there. */
  route(from: LonLat, to: LonLat): LonLat[] | undefined {
    const ends = this.graph.snap(to);
    const pairs = this.graph
      .snap(from)
      .flatMap((start) => ends.filter((end) => end.part === start.part).map((end) => ({ start, end })))
      .sort((a, b) => a.start.meters + a.end.meters - b.start.meters - b.end.meters);
    for (const { start, end } of pairs) {
      const nodes = this.between(start, end)?.nodes;
      if (nodes) {
        const inner = nodes.map((node) => this.graph.plane.toEarth(at(this.graph.x, node), at(this.graph.y, node)));
        return [from, this.placeOf(start), ...inner, this.placeOf(end), to];
      }
    }
    return undefined;
  }

  /** Nodes on the way from one place on a street to another, and how long it takes. */
  between(start: Snap, end: Snap): { readonly nodes: number[]; readonly seconds: number } | undefined {
    const { graph } = this;
    const { from, to, seconds, isBothWays } = graph.segments;
    this.search++;
    this.heap.clear();
    const [startLength, endLength] = [at(seconds, start.segment), at(seconds, end.segment)];
    const [endFrom, endTo] = [at(from, end.segment), at(to, end.segment)];
    const [endX, endY] = graph.on(end.segment, end.share);
    let best = Infinity;
    let last = -1;
    if (start.segment === end.segment && (end.share >= start.share || at(isBothWays, end.segment))) {
      best = Math.abs(end.share - start.share) * startLength;
    }
    const reach = (node: number, cost: number, before: number) => {
      if (at(this.reachedIn, node) === this.search && at(this.seconds, node) <= cost) {
        return;
      }
      this.reachedIn[node] = this.search;
      this.seconds[node] = cost;
      this.before[node] = before;
      const left = Math.hypot(at(graph.x, node) - endX, at(graph.y, node) - endY) / graph.topSpeed;
      this.heap.push(cost + left, cost, node);
    };
    reach(at(to, start.segment), (1 - start.share) * startLength, -1);
    // Who stands on a corner may leave by every street of it.
    if (start.share === 0 || at(isBothWays, start.segment)) {
      reach(at(from, start.segment), start.share * startLength, -1);
    }
    for (let looked = 0; this.heap.size > 0 && this.heap.least < best; looked++) {
      if (looked >= this.mostNodes) {
        return undefined;
      }
      const { node, cost } = this.heap.pop();
      if (cost > at(this.seconds, node)) {
        continue;
      }
      const arrive = (more: number) => {
        if (cost + more < best) {
          best = cost + more;
          last = node;
        }
      };
      if (node === endFrom) {
        arrive(end.share * endLength);
      }
      if (node === endTo && (end.share === 1 || at(isBothWays, end.segment))) {
        arrive((1 - end.share) * endLength);
      }
      for (let edge = at(graph.first, node); edge < at(graph.first, node + 1); edge++) {
        reach(at(graph.target, edge), cost + at(graph.cost, edge), node);
      }
    }
    return best === Infinity ? undefined : { nodes: this.wayTo(last), seconds: best };
  }

  private wayTo(last: number): number[] {
    const nodes: number[] = [];
    for (let node = last; node >= 0; node = at(this.before, node)) {
      nodes.push(node);
    }
    return nodes.reverse();
  }

  private placeOf(snap: Snap): LonLat {
    return this.graph.plane.toEarth(...this.graph.on(snap.segment, snap.share));
  }
}

/** Nodes that wait, the one with the least sum first; a node may be in it more than once. */
class Heap {
  private readonly sums: number[] = [];
  private readonly costs: number[] = [];
  private readonly nodes: number[] = [];

  get size(): number {
    return this.nodes.length;
  }

  get least(): number {
    return this.sums[0] ?? Infinity;
  }

  clear(): void {
    this.sums.length = this.costs.length = this.nodes.length = 0;
  }

  push(sum: number, cost: number, node: number): void {
    let i = this.nodes.length;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (this.sums[parent]! <= sum) {
        break;
      }
      this.move(parent, i);
      i = parent;
    }
    this.put(i, sum, cost, node);
  }

  pop(): { readonly node: number; readonly cost: number } {
    const first = { node: this.nodes[0]!, cost: this.costs[0]! };
    const [sum, cost, node] = [this.sums.pop()!, this.costs.pop()!, this.nodes.pop()!];
    const size = this.nodes.length;
    if (size > 0) {
      let i = 0;
      for (let child = 1; child < size; child = 2 * i + 1) {
        if (child + 1 < size && this.sums[child + 1]! < this.sums[child]!) {
          child++;
        }
        if (this.sums[child]! >= sum) {
          break;
        }
        this.move(child, i);
        i = child;
      }
      this.put(i, sum, cost, node);
    }
    return first;
  }

  private move(from: number, to: number): void {
    this.put(to, this.sums[from]!, this.costs[from]!, this.nodes[from]!);
  }

  private put(i: number, sum: number, cost: number, node: number): void {
    this.sums[i] = sum;
    this.costs[i] = cost;
    this.nodes[i] = node;
  }
}
