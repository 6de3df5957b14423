import { Button, Menu } from "@mantine/core";
import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";
import { useSession } from "../session/SessionContext";
import { LanguageSwitch } from "./LanguageSwitch";

interface PageProps {
  title: string;
  crumb?: ReactNode;
  right?: ReactNode;
  /** the page fills the window and scrolls inside its own parts */
  flush?: boolean;
  children: ReactNode;
}

function UserMenu() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { session, signOut } = useSession();
  if (!session) return null;
  const roles = session.user.roles.map((role) => t(`role.${role}`)).join("・");
  return (
    <Menu position="bottom-end" width={230} shadow="md">
      <Menu.Target>
        <Button variant="default" size="compact-sm">
          {session.user.display_name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label c="dimmed">{roles}</Menu.Label>
        <Menu.Item onClick={() => navigate("/password")}>{t("menu.password")}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => void signOut()}>{t("menu.signOut")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Title bar and content of one page. */
export function Page({ title, crumb, right, flush = false, children }: PageProps) {
  const { t } = useTranslation();
  const { session } = useSession();
  useEffect(() => {
    document.title = `${title} — ${t("app.name")}`;
  }, [title, t]);
  return (
    <div className="main">
      <header className="bar">
        <h1>{title}</h1>
        {session?.demo ? <span className="demo-mark">{t("app.demo")}</span> : null}
        {crumb ? <div className="crumb">{crumb}</div> : null}
        <div className="bar-right">
          {right}
          <LanguageSwitch />
          <UserMenu />
        </div>
      </header>
      <main className={flush ? "content flush" : "content"} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
