// SPDX-License-Identifier: Apache-2.0
import "@fontsource-variable/inter/index.css";
import "./css/tokens.css";
import "./css/base.css";
import "./css/topbar.css";
import "./css/map.css";
import "./css/panel.css";
import "./css/work.css";
import "./css/timeline.css";
import "./css/sizes.css";
import "./css/phone.css";
import "./css/role.css";
import "./css/preferences.css";
import { fetchPageSettings } from "@roadstream/client";
import { Dashboard } from "./dashboard.ts";
import { RolePage } from "./rolePage.ts";
import { formatOf } from "./tenantFormat.ts";
import { startTheme } from "./theme.ts";
import { roleOf, takeToken } from "./token.ts";

startTheme();
const token = await takeToken();
const role = roleOf(token);
const settings = await fetchPageSettings(location.origin, token);
const format = formatOf(undefined, settings, navigator.language);
const page =
  role === "ops" ? new Dashboard(format, settings, token) : new RolePage(role, format, settings, token);
page.start();

/** Tests look at the map through it. */
Object.assign(window, { roadstream: page.view() });
