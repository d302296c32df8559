/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The live and history jobs on one machine, resumed from what is on its disk: in one process with
 * the cluster inside ({@link io.roadstream.jobs.local.LocalClusterMain}), or on a cluster of other
 * processes ({@link io.roadstream.jobs.local.ClusterJobsMain}).
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.jobs.local;
