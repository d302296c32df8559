-- SPDX-License-Identifier: Apache-2.0
-- Kinds of triggers since plans are thought over while nothing new happens (0006 was written before).

ALTER TABLE triggers COMMENT COLUMN kind 'NEW_ORDER, LATE_RISK, ORDER_ENDED, REASSIGNED, VEHICLE_UNAVAILABLE, OUT_OF_SEQUENCE or BETTER_PLAN';
