"""Mock exams of the driving school."""
from school.exams import MockExam


def test_mock_exam_counts_errors():
    mock = MockExam(questions=30)
    mock.answer(3, wrong=True)
    mock.answer(4, wrong=True)
    assert mock.errors == 2


def test_called_candidates_are_in_order():
    exam = MockExam(questions=10)
    exam.call("Ida")
    exam.call("Bo")
    assert exam.called == ["Ida", "Bo"]
