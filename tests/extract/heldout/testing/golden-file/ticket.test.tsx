import { render } from "@testing-library/react";
import { Ticket } from "../src/ticket";

test("a ticket without a seat says so", () => {
  const { getByText } = render(<Ticket day="2024-05-03" />);
  expect(getByText("free seating")).toBeTruthy();
});

test("a ticket looks as it did", () => {
  const { container } = render(<Ticket seat="B 12" day="2024-05-03" />);
  expect(container.firstChild).toMatchSnapshot(); // ~ golden-file
});
