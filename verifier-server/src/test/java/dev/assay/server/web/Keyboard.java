package dev.assay.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** Somebody who has a keyboard and no mouse, and has to see where it leads. */
record Keyboard(Page page) {

  /** No page here has as many places to stop at. */
  private static final int MAX_STOPS = 40;

  /** An outline or a shadow that is not transparent, in the part of the page that is seen. */
  private static final String IS_SEEN =
      """
      () => {
        const focused = document.activeElement;
        const style = getComputedStyle(focused);
        const box = focused.getBoundingClientRect();
        const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0
          && !/^rgba.*, 0\\)$/.test(style.outlineColor);
        return (outlined || style.boxShadow !== "none")
          && box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight;
      }
      """;

  /** Where Tab stops from here until it has left the page or is back at the first, in words. */
  List<String> stops() {
    List<String> stops = new ArrayList<>();
    press("Tab");
    page.evaluate("() => { window.firstStop = document.activeElement; }");
    while (stops.size() < MAX_STOPS) {
      assertThat(page.evaluate(IS_SEEN)).as("focus is seen on %s", focused()).isEqualTo(true);
      stops.add(focused());
      press("Tab");
      if (isOutside()) {
        return stops;
      }
    }
    throw new AssertionError("Tab never leaves " + page.url() + ": " + stops);
  }

  /** Tabs until the focus is on what has these words. */
  void tabTo(String words) {
    List<String> stops = new ArrayList<>();
    while (stops.size() < MAX_STOPS) {
      press("Tab");
      stops.add(focused());
      if (focused().equals(words)) {
        return;
      }
    }
    throw new AssertionError("Tab never comes to " + words + " on " + page.url() + ": " + stops);
  }

  void press(String key) {
    page.keyboard().press(key);
  }

  /** The words of what has the focus. */
  String focused() {
    return String.valueOf(page.evaluate("document.activeElement.innerText")).strip();
  }

  private boolean isOutside() {
    return Boolean.TRUE.equals(
        page.evaluate("[document.body, window.firstStop].includes(document.activeElement)"));
  }
}
