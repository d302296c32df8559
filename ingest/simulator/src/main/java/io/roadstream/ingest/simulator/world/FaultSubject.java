/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.world;

import io.roadstream.ingest.simulator.city.Spot;
import io.roadstream.ingest.simulator.drive.Driving;
import io.roadstream.ingest.simulator.fault.Subject;
import io.roadstream.ingest.simulator.phone.Phone;
import io.roadstream.ingest.simulator.phone.Sky;
import io.roadstream.ingest.simulator.traffic.Route;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** A courier as faults see it. */
final class FaultSubject implements Subject {
    private final Courier courier;
    private final Scene scene;
    private final RandomGenerator random;
    private final Map<String, HelpCall> calls = new HashMap<>();
    private int callCount;

    FaultSubject(Courier courier, Scene scene, RandomGenerator random) {
        this.courier = courier;
        this.scene = scene;
        this.random = random;
    }

    @Override
    public String vehicle() {
        return courier.vehicle();
    }

    @Override
    public Driving driving() {
        return courier.driving();
    }

    @Override
    public Phone phone() {
        return courier.phone();
    }

    @Override
    public Sky sky() {
        return courier.sky();
    }

    @Override
    public boolean isSeen() {
        return courier.sky() != Sky.TUNNEL
                && !scene.city().graph().isTunnel(courier.driving().nextEdge());
    }

    @Override
    public boolean isServing() {
        return courier.activity() == Activity.DRIVING;
    }

    @Override
    public double limitMps() {
        return scene.city().graph().freeFlowMps(courier.driving().edge());
    }

    @Override
    public Route drawDetour(long nowMillis) {
        Driving driving = courier.driving();
        Spot via = scene.waiting().draw(random);
        Route first = scene.router().route(driving.spot(), via, nowMillis);
        return first.then(
                scene.router()
                        .route(via, driving.destination(), nowMillis + (long) first.millis()));
    }

    @Override
    public String callForHelp(long nowMillis) {
        callCount++;
        String id =
                "%s-sos-%s-%d"
                        .formatted(
                                scene.settings().demand().idPrefix(), courier.vehicle(), callCount);
        HelpCall call =
                new HelpCall(
                        id,
                        courier.vehicle(),
                        nowMillis,
                        scene.city().plane().toEarth(courier.place()));
        calls.put(id, call);
        scene.sink().helpCalled(call);
        return id;
    }

    @Override
    public void endCallForHelp(String id, long nowMillis) {
        scene.sink().helpEnded(Objects.requireNonNull(calls.remove(id)), nowMillis);
    }

    @Override
    public int breakDown(long nowMillis) {
        courier.breakDown(nowMillis);
        return courier.agenda().giveUp(nowMillis);
    }

    @Override
    public void recover(long nowMillis) {
        courier.recover(nowMillis);
    }
}
